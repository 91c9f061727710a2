using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>The result of a build (SolveResponse).</summary>
public sealed record SolveResult
{
    /// <summary>The facts that the exporters tell, by their keys.</summary>
    public IReadOnlyDictionary<string, string> ExporterResponse { get; private init; } = new Dictionary<string, string>();

    /// <summary>The digest of the image's manifest or index, which is its id in the containerd store; null without an image.</summary>
    public string? ImageDigest => ExporterResponse.GetValueOrDefault("containerimage.digest");

    /// <summary>The digest of the image's configuration, which is its id in the classic store; null without an image.</summary>
    public string? ConfigurationDigest => ExporterResponse.GetValueOrDefault("containerimage.config.digest");

    /// <summary>Parses a message.</summary>
    /// <exception cref="Http.DockerStreamException">The message is malformed.</exception>
    internal static SolveResult Parse(ReadOnlySpan<byte> bytes)
    {
        var response = new Dictionary<string, string>();
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                TextMap.Add(response, reader.Bytes);
            }
        }

        return new() { ExporterResponse = response };
    }
}
