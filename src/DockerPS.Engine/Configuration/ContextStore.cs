using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DockerPS.Engine.Models;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Configuration;

/// <summary>The docker CLI's store of contexts: a folder for each below <c>contexts/meta</c>, named by the SHA-256 of the name.</summary>
public static class ContextStore
{
    /// <summary>The context that always exists: <c>DOCKER_HOST</c>, or the platform's engine.</summary>
    public const string DefaultName = "default";

    /// <summary>The engine of a context, and how TLS is read for it; null where there is no such context.</summary>
    /// <param name="name">The context's name.</param>
    /// <exception cref="FormatException">The context's file may not be read or is not JSON; the message names it.</exception>
    internal static (string? Host, Func<TlsSettings?> Tls)? EndpointOf(string name)
    {
        var id = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name))).ToLowerInvariant();
        if (Read(Path.Combine(MetaFolder, id))?.Endpoints?.GetValueOrDefault("docker") is not { } endpoint)
        {
            return null;
        }

        var files = Path.Combine(ConfigFile.Folder, "contexts", "tls", id, "docker");
        return (endpoint.Host, () => endpoint.SkipTlsVerify || Directory.Exists(files) ? TlsSettings.Read(files, endpoint.SkipTlsVerify) : null);
    }

    /// <summary>The names of the contexts that exist, the default one included.</summary>
    public static IReadOnlyList<string> Names()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal) { DefaultName };
        if (Directory.Exists(MetaFolder))
        {
            foreach (var folder in Directory.EnumerateDirectories(MetaFolder))
            {
                if (Read(folder)?.Name is { Length: > 0 } name)
                {
                    names.Add(name);
                }
            }
        }

        return [.. names];
    }

    private static string MetaFolder => Path.Combine(ConfigFile.Folder, "contexts", "meta");

    private static ContextMetadata? Read(string folder)
    {
        var path = Path.Combine(folder, "meta.json");
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), EngineJson.Default.ContextMetadata);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"The context's file '{path}' cannot be read: {error.Message}", error);
        }
    }
}

/// <summary>A context's <c>meta.json</c>.</summary>
internal sealed record ContextMetadata
{
    /// <summary>The context's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its endpoints by kind; <c>docker</c> is the engine's.</summary>
    public IReadOnlyDictionary<string, ContextEndpoint>? Endpoints { get; init; }
}

/// <summary>An endpoint of a context.</summary>
internal sealed record ContextEndpoint
{
    /// <summary>Where the engine listens.</summary>
    [JsonPropertyName("Host")]
    public string? Host { get; init; }

    /// <summary>Whether any engine is believed over TLS.</summary>
    [JsonPropertyName("SkipTLSVerify")]
    public bool SkipTlsVerify { get; init; }
}
