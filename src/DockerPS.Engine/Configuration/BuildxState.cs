using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerPS.Engine.Configuration;

/// <summary>What buildx keeps on this computer about a build that it made: the paths, which the engine does not know.</summary>
public sealed record BuildxState
{
    private const int LongestReference = 128;

    /// <summary>The path or URL of the context; <c>-</c> for standard input.</summary>
    [JsonPropertyName("LocalPath")]
    public string? LocalPath { get; init; }

    /// <summary>The path of the Dockerfile; empty for the default one, <c>-</c> for standard input.</summary>
    [JsonPropertyName("DockerfilePath")]
    public string? DockerfilePath { get; init; }

    /// <summary>The folder of buildx: <c>BUILDX_CONFIG</c>, else <c>buildx</c> in the folder of the docker CLI.</summary>
    private static string Folder => Environment.GetEnvironmentVariable("BUILDX_CONFIG") is { Length: > 0 } folder
        ? folder
        : Path.Combine(ConfigFile.Folder, "buildx");

    /// <summary>Returns the state of a build; null if there is none, or if it cannot be read.</summary>
    /// <param name="reference">The build's id.</param>
    public static BuildxState? Find(string reference)
    {
        // The id comes from the engine and becomes part of a path.
        if (reference.Length is 0 or > LongestReference || !reference.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        try
        {
            // The folders between are those of the builder and its node. Ids are random, so that one is enough.
            var refs = new DirectoryInfo(Path.Combine(Folder, "refs"));
            var file = !refs.Exists ? null : refs.EnumerateDirectories()
                .Where(builder => !builder.Name.StartsWith("__", StringComparison.Ordinal))
                .SelectMany(builder => builder.EnumerateDirectories())
                .Select(node => Path.Combine(node.FullName, reference))
                .FirstOrDefault(File.Exists);
            return file is null ? null : JsonSerializer.Deserialize(File.ReadAllBytes(file), ConfigurationJson.Default.BuildxState);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
