using System.Text;
using System.Text.Json.Serialization;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Configuration;

/// <summary>What a <c>config.json</c>, or <c>DOCKER_AUTH_CONFIG</c>, says about credentials for registries.</summary>
internal sealed record CredentialSettings
{
    /// <summary>Credentials that are kept in the file itself, by registry.</summary>
    [JsonPropertyName("auths")]
    public IReadOnlyDictionary<string, CredentialEntry>? Entries { get; init; }

    /// <summary>The helper that keeps all others.</summary>
    [JsonPropertyName("credsStore")]
    public string? Store { get; init; }

    /// <summary>Helpers for single registries.</summary>
    [JsonPropertyName("credHelpers")]
    public IReadOnlyDictionary<string, string>? Helpers { get; init; }

    /// <summary>Indicates whether nothing is said at all: then docker chooses a helper by itself.</summary>
    [JsonIgnore]
    public bool IsEmpty => string.IsNullOrEmpty(Store) && Helpers is null or { Count: 0 } && Entries is null or { Count: 0 };

    /// <summary>The helpers that are named.</summary>
    [JsonIgnore]
    public IEnumerable<string> AllHelpers =>
        (Helpers ?? new Dictionary<string, string>()).Values.Append(Store).OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>The helper that keeps the credentials of a registry; null if the file does.</summary>
    public string? HelperFor(string key) =>
        Helpers?.GetValueOrDefault(key) is { Length: > 0 } own ? own : string.IsNullOrEmpty(Store) ? null : Store;

    /// <summary>The file's own credentials for a registry; null if it has none.</summary>
    /// <exception cref="FormatException">They are not what docker writes.</exception>
    public RegistryAuth? Find(string key)
    {
        var name = Entries?.ContainsKey(key) == true ? key : Entries?.Keys.FirstOrDefault(entry => RegistryAddress.IsFor(entry, key));
        return name is null ? null : Entries![name]?.ToAuth(key);
    }
}

/// <summary>The credentials for one registry. No record: its text must not show the secret.</summary>
internal sealed class CredentialEntry
{
    /// <summary>User and password with a colon between them, in base64.</summary>
    [JsonPropertyName("auth")]
    public string? Auth { get; init; }

    /// <summary>The user, where the two are written one by one.</summary>
    [JsonPropertyName("username")]
    public string? UserName { get; init; }

    /// <summary>The password, where the two are written one by one.</summary>
    [JsonPropertyName("password")]
    public string? Password { get; init; }

    /// <summary>A token in place of the password.</summary>
    [JsonPropertyName("identitytoken")]
    public string? IdentityToken { get; init; }

    /// <summary>A token that is sent to the registry as it is.</summary>
    [JsonPropertyName("registrytoken")]
    public string? RegistryToken { get; init; }

    /// <summary>How a user and a password are written.</summary>
    public static string Encode(string? user, string? password) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    /// <summary>The credentials; null if there are none: what a helper keeps has an empty entry.</summary>
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
        return Convert.TryFromBase64String(auth, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var user, var password]
            ? (user, password.Trim('\0'))
            : throw new FormatException($"The entry 'auth' for the registry '{RegistryAddress.NameOf(key)}' is not base64 of a user and a password with a colon between them.");
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
