using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>Who one is to a registry, as an engine takes it. No record: its text must never show what is secret.</summary>
public sealed class RegistryAuth
{
    /// <summary>Nobody: some requests need a header all the same.</summary>
    internal static RegistryAuth Anonymous { get; } = new();

    /// <summary>The name of the user; null with a token.</summary>
    [JsonPropertyName("username")]
    public string? UserName { get; init; }

    /// <summary>The password or access token.</summary>
    [JsonPropertyName("password")]
    public string? Password { get; init; }

    /// <summary>A token of the registry in place of name and password.</summary>
    [JsonPropertyName("identitytoken")]
    public string? IdentityToken { get; init; }

    /// <summary>A token that is sent to the registry as it is.</summary>
    [JsonPropertyName("registrytoken")]
    public string? RegistryToken { get; init; }

    /// <summary>The registry, by the name that its credentials are kept under.</summary>
    [JsonPropertyName("serveraddress")]
    public string? Registry { get; init; }

    /// <summary>Who is meant, without anything secret.</summary>
    public override string ToString() => $"{UserName ?? "(token)"} on {Registry}";

    /// <summary>The value of the header: base64 of the address-safe alphabet with padding. Engines take anything else for nobody.</summary>
    internal string ToHeader() => ToHeader(JsonSerializer.SerializeToUtf8Bytes(this, EngineJson.Default.RegistryAuth));

    /// <summary>The value of the header that names several registries at once.</summary>
    internal static string ToHeader(IReadOnlyDictionary<string, RegistryAuth> registries) =>
        ToHeader(JsonSerializer.SerializeToUtf8Bytes(registries, EngineJson.Default.IReadOnlyDictionaryStringRegistryAuth));

    private static string ToHeader(byte[] json) => Convert.ToBase64String(json).Replace('+', '-').Replace('/', '_');
}

/// <summary>What an engine says to credentials that a registry took.</summary>
public sealed record RegistryAuthAnswer
{
    /// <summary>A token to keep in place of the password; empty if the registry gives none.</summary>
    public string? IdentityToken { get; init; }
}
