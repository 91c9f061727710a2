using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>The credentials for a registry, as engines take them. Not a record, whose text would show the secrets.</summary>
public sealed class RegistryAuth
{
    /// <summary>No credentials, for requests that need the header anyway.</summary>
    internal static RegistryAuth Anonymous { get; } = new();

    /// <summary>The user name; null with a token.</summary>
    [JsonPropertyName("username")]
    public string? UserName { get; init; }

    /// <summary>The password or access token.</summary>
    [JsonPropertyName("password")]
    public string? Password { get; init; }

    /// <summary>A token of the registry in place of the name and the password.</summary>
    [JsonPropertyName("identitytoken")]
    public string? IdentityToken { get; init; }

    /// <summary>A bearer token, sent to the registry as is.</summary>
    [JsonPropertyName("registrytoken")]
    public string? RegistryToken { get; init; }

    /// <summary>The registry, by the key of its credentials.</summary>
    [JsonPropertyName("serveraddress")]
    public string? Registry { get; init; }

    /// <summary>Returns the user and the registry, without secrets.</summary>
    public override string ToString() => $"{UserName ?? "(token)"} on {Registry}";

    /// <summary>Returns the header's value, in URL-safe base64 with padding. Engines ignore anything else.</summary>
    internal string ToHeader() => ToHeader(JsonSerializer.SerializeToUtf8Bytes(this, EngineJson.Default.RegistryAuth));

    /// <summary>Returns the value of the header for several registries.</summary>
    internal static string ToHeader(IReadOnlyDictionary<string, RegistryAuth> registries) =>
        ToHeader(JsonSerializer.SerializeToUtf8Bytes(registries, EngineJson.Default.IReadOnlyDictionaryStringRegistryAuth));

    private static string ToHeader(byte[] json) => Convert.ToBase64String(json).Replace('+', '-').Replace('/', '_');
}

/// <summary>The response to <c>POST /auth</c>.</summary>
public sealed record RegistryAuthAnswer
{
    /// <summary>A token to store in place of the password; empty if the registry gives none.</summary>
    public string? IdentityToken { get; init; }
}
