using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Configuration;

/// <summary>The docker CLI's <c>config.json</c>: what this client reads of it, and how it changes it.</summary>
public sealed partial record ConfigFile
{
    /// <summary>The context that is used when nothing else says which.</summary>
    [JsonPropertyName("currentContext")]
    public string? CurrentContext { get; init; }

    /// <summary>Headers for every request.</summary>
    [JsonPropertyName("HttpHeaders")]
    public IReadOnlyDictionary<string, string>? HttpHeaders { get; init; }

    /// <summary>Proxies for new containers, by the engine's endpoint or <c>default</c>.</summary>
    [JsonPropertyName("proxies")]
    public IReadOnlyDictionary<string, ProxySettings>? Proxies { get; init; }

    /// <summary>The keys that leave an interactive session, where they are not the usual ones.</summary>
    [JsonPropertyName("detachKeys")]
    public string? DetachKeys { get; init; }

    /// <summary>The proxies for containers and builds of an engine, as environment variables.</summary>
    /// <param name="endpoint">The engine's endpoint as text.</param>
    public IEnumerable<KeyValuePair<string, string>> ProxiesFor(string endpoint) =>
        (Proxies?.GetValueOrDefault(endpoint) ?? Proxies?.GetValueOrDefault("default"))?.Variables() ?? [];

    /// <summary>The folder of the file: <c>DOCKER_CONFIG</c>, else <c>.docker</c> in the user's home.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("DOCKER_CONFIG") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");

    /// <summary>The file.</summary>
    internal static string Location => Path.Combine(Folder, "config.json");

    /// <summary>Reads the file of the folder. None is an empty one.</summary>
    /// <exception cref="FormatException">The file may not be read or is not JSON; the message names it.</exception>
    public static ConfigFile Read() => Read(EngineJson.Default.ConfigFile) ?? new();

    /// <summary>Reads what somebody needs of the file; null where there is none.</summary>
    /// <exception cref="FormatException">The file may not be read or is not JSON; the message names it.</exception>
    internal static T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        // Most have none, and this is read for each command: an exception would be most of what it costs.
        if (!File.Exists(Location))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Location), type);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"The docker configuration file '{Location}' cannot be read: {error.Message}", error);
        }
    }
}

/// <summary>Proxies for new containers.</summary>
public sealed record ProxySettings
{
    /// <summary>For HTTP.</summary>
    [JsonPropertyName("httpProxy")]
    public string? HttpProxy { get; init; }

    /// <summary>For HTTPS.</summary>
    [JsonPropertyName("httpsProxy")]
    public string? HttpsProxy { get; init; }

    /// <summary>For FTP.</summary>
    [JsonPropertyName("ftpProxy")]
    public string? FtpProxy { get; init; }

    /// <summary>Hosts without a proxy.</summary>
    [JsonPropertyName("noProxy")]
    public string? NoProxy { get; init; }

    /// <summary>For everything else.</summary>
    [JsonPropertyName("allProxy")]
    public string? AllProxy { get; init; }

    /// <summary>The proxies as environment variables, in upper and lower case as the docker CLI sets both.</summary>
    public IEnumerable<KeyValuePair<string, string>> Variables()
    {
        foreach (var (name, value) in new[]
        {
            ("HTTP_PROXY", HttpProxy), ("HTTPS_PROXY", HttpsProxy), ("FTP_PROXY", FtpProxy), ("NO_PROXY", NoProxy), ("ALL_PROXY", AllProxy),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                yield return new(name, value);
                yield return new(name.ToLowerInvariant(), value);
            }
        }
    }
}
