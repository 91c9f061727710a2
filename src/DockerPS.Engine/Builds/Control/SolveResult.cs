using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>The result of a build (SolveResponse).</summary>
public sealed record SolveResult
{
    /// <summary>The facts that the exporters tell, by their keys.</summary>
    public IReadOnlyDictionary<string, string> ExporterResponse { get; private init; } = new Dictionary<string, string>();

    /// <summary>The digest of the image's manifest or index; null without an image. Engine 20.10 tells the configuration's here.</summary>
    public string? ImageDigest => ExporterResponse.GetValueOrDefault("containerimage.digest");

    /// <summary>The digest of the image's configuration; null without an image, and on Engine 20.10.</summary>
    public string? ConfigurationDigest => ExporterResponse.GetValueOrDefault("containerimage.config.digest");

    /// <summary>Returns the image's id; null if the build left no image in the engine.</summary>
    /// <param name="worker">The engine's worker: the stores identify images by different digests.</param>
    public string? ImageIdAt(BuildWorker worker) => worker.HasContainerdStore ? ImageDigest : ConfigurationDigest ?? ImageDigest;

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
