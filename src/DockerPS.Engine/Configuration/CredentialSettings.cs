using System.Text;
using System.Text.Json.Serialization;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Configuration;

/// <summary>The settings for credentials in <c>config.json</c> or <c>DOCKER_AUTH_CONFIG</c>.</summary>
internal sealed record CredentialSettings
{
    /// <summary>The credentials in the file itself, by registry.</summary>
    [JsonPropertyName("auths")]
    public IReadOnlyDictionary<string, CredentialEntry>? Entries { get; init; }

    /// <summary>The helper for all other registries.</summary>
    [JsonPropertyName("credsStore")]
    public string? Store { get; init; }

    /// <summary>The helpers for single registries.</summary>
    [JsonPropertyName("credHelpers")]
    public IReadOnlyDictionary<string, string>? Helpers { get; init; }

    /// <summary>Indicates whether there are no settings, so that docker uses its default helper.</summary>
    [JsonIgnore]
    public bool IsEmpty => string.IsNullOrEmpty(Store) && Helpers is null or { Count: 0 } && Entries is null or { Count: 0 };

    /// <summary>The names of all helpers.</summary>
    [JsonIgnore]
    public IEnumerable<string> AllHelpers =>
        (Helpers ?? new Dictionary<string, string>()).Values.Append(Store).OfType<string>()
            .Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>Returns the helper for a registry; null for the file itself.</summary>
    public string? HelperFor(string key) =>
        Helpers?.GetValueOrDefault(key) is { Length: > 0 } own ? own : string.IsNullOrEmpty(Store) ? null : Store;

    /// <summary>Returns the file's own credentials for a registry; null if it has none.</summary>
    /// <exception cref="FormatException">The entry is malformed.</exception>
    public RegistryAuth? Find(string key)
    {
        var name = Entries?.ContainsKey(key) == true ? key : Entries?.Keys.FirstOrDefault(entry => RegistryAddress.IsFor(entry, key));
        return name is null ? null : Entries![name]?.ToAuth(key);
    }
}

/// <summary>The entry of a registry. Not a record, whose text would show the secret.</summary>
internal sealed class CredentialEntry
{
    /// <summary>The user and the password, separated by a colon, in base64.</summary>
    [JsonPropertyName("auth")]
    public string? Auth { get; init; }

    /// <summary>The user, if written separately.</summary>
    [JsonPropertyName("username")]
    public string? UserName { get; init; }

    /// <summary>The password, if written separately.</summary>
    [JsonPropertyName("password")]
    public string? Password { get; init; }

    /// <summary>The identity token, in place of the password.</summary>
    [JsonPropertyName("identitytoken")]
    public string? IdentityToken { get; init; }

    /// <summary>The bearer token, sent to the registry as is.</summary>
    [JsonPropertyName("registrytoken")]
    public string? RegistryToken { get; init; }

    /// <summary>Encodes a user and a password.</summary>
    public static string Encode(string? user, string? password) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    /// <summary>Returns the credentials; null for an empty entry, which stands for credentials in a helper.</summary>
    public RegistryAuth? ToAuth(string key)
    {
        var (user, password) = string.IsNullOrEmpty(Auth) ? (UserName, Password) : Decode(Auth, key);
        return string.IsNullOrEmpty(user) && string.IsNullOrEmpty(IdentityToken) && string.IsNullOrEmpty(RegistryToken)
            ? null
            : new()
            {
                UserName = NullIfEmpty(user),
                Password = NullIfEmpty(password),
                IdentityToken = NullIfEmpty(IdentityToken),
                RegistryToken = NullIfEmpty(RegistryToken),
                Registry = key,
            };
    }

    private static (string User, string Password) Decode(string auth, string key)
    {
        var bytes = new byte[auth.Length];
        return Convert.TryFromBase64String(auth, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var user, var password]
            ? (user, password.Trim('\0'))
            : throw new FormatException(
                $"The entry 'auth' for the registry '{RegistryAddress.NameOf(key)}' is not the base64 of a user and a password, "
                + "separated by a colon.");
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
