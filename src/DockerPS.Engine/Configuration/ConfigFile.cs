using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DockerPS.Engine.Configuration;

/// <summary>The docker CLI's <c>config.json</c>, as far as this client uses it.</summary>
public sealed partial record ConfigFile
{
    /// <summary>The current context.</summary>
    [JsonPropertyName("currentContext")]
    public string? CurrentContext { get; init; }

    /// <summary>The headers of every request.</summary>
    [JsonPropertyName("HttpHeaders")]
    public IReadOnlyDictionary<string, string>? HttpHeaders { get; init; }

    /// <summary>The proxies for new containers, by the engine's endpoint or <c>default</c>.</summary>
    [JsonPropertyName("proxies")]
    public IReadOnlyDictionary<string, ProxySettings>? Proxies { get; init; }

    /// <summary>The detach keys; null for the default ones.</summary>
    [JsonPropertyName("detachKeys")]
    public string? DetachKeys { get; init; }

    /// <summary>Returns the proxies for containers and builds of an engine, as environment variables.</summary>
    /// <param name="endpoint">The engine's endpoint as text.</param>
    public IEnumerable<KeyValuePair<string, string>> ProxiesFor(string endpoint) =>
        (Proxies?.GetValueOrDefault(endpoint) ?? Proxies?.GetValueOrDefault("default"))?.Variables() ?? [];

    /// <summary>The folder of the file: <c>DOCKER_CONFIG</c>, else <c>.docker</c> in the user's home.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("DOCKER_CONFIG") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");

    /// <summary>The path of the file.</summary>
    internal static string Location => Path.Combine(Folder, "config.json");

    /// <summary>The reason why the file, or a part of it, was ignored; null if all of it was read.</summary>
    [JsonIgnore]
    public string? Problem { get; internal init; }

    /// <summary>
    /// Reads the file. A missing or unreadable one counts as empty, as with docker, since most callers need nothing
    /// from it.
    /// </summary>
    public static ConfigFile Read()
    {
        var (file, problem) = Read(ConfigurationJson.Default.ConfigFile);
        return (file ?? new()) with { Problem = problem };
    }

    /// <summary>Reads the file as a type; null if it does not exist, or with the reason if it cannot be read.</summary>
    internal static (T? Content, string? Problem) Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        // Most users have no file, and every command reads it: an exception would be most of the cost.
        if (!File.Exists(Location) && !Directory.Exists(Location))
        {
            return default;
        }

        try
        {
            var text = File.ReadAllBytes(Location);
            return IsEmpty(text) ? default
                : text.AsSpan().StartsWith(Encoding.UTF8.Preamble)
                    ? (null, Unreadable("it begins with a byte order mark; save it as UTF-8 without one"))
                : Read(text, type);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // A dangling link counts as no file, as with docker.
            return default;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, Unreadable(Directory.Exists(Location) ? "it is a folder" : error.Message));
        }
    }

    /// <summary>Parses a text. As with docker, members of the wrong kind and data after the first value are ignored.</summary>
    private static (T? Content, string? Problem) Read<T>(byte[] text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            return (JsonSerializer.Deserialize(ref reader, type), null);
        }
        catch (JsonException)
        {
        }

        try
        {
            var reader = new Utf8JsonReader(text);
            if (JsonNode.Parse(ref reader) is not JsonObject root)
            {
                return (null, Unreadable("it is not a JSON object"));
            }

            List<string> wrong = [];
            foreach (var (name, value) in root.ToList())
            {
                if (!Fits(new JsonObject([new(name, value?.DeepClone())]), type))
                {
                    wrong.Add($"'{name}'");
                    root.Remove(name);
                }
            }

            var problem = $"{string.Join(", ", wrong)} in the docker configuration file '{Location}' cannot be used: "
                + "the type is not the one that docker writes.";
            return (root.Deserialize(type), problem);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return (null, Unreadable("it is not JSON" + (error is JsonException { LineNumber: { } line } ? $", at line {line + 1}" : "")));
        }
    }

    private static bool Fits<T>(JsonObject part, JsonTypeInfo<T> type)
    {
        try
        {
            _ = part.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsEmpty(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n"u8).IsEmpty;

    private static string Unreadable(string reason) => $"The docker configuration file '{Location}' cannot be used: {reason}.";
}

/// <summary>Proxies for new containers.</summary>
public sealed record ProxySettings
{
    /// <summary>The HTTP proxy.</summary>
    [JsonPropertyName("httpProxy")]
    public string? HttpProxy { get; init; }

    /// <summary>The HTTPS proxy.</summary>
    [JsonPropertyName("httpsProxy")]
    public string? HttpsProxy { get; init; }

    /// <summary>The FTP proxy.</summary>
    [JsonPropertyName("ftpProxy")]
    public string? FtpProxy { get; init; }

    /// <summary>The hosts without a proxy.</summary>
    [JsonPropertyName("noProxy")]
    public string? NoProxy { get; init; }

    /// <summary>The proxy for all other protocols.</summary>
    [JsonPropertyName("allProxy")]
    public string? AllProxy { get; init; }

    /// <summary>Returns the proxies as environment variables, in upper and lower case, as the docker CLI sets them.</summary>
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
