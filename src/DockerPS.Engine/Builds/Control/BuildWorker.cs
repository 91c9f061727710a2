using System.Net;
using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>A worker of BuildKit. An engine has one.</summary>
public sealed record BuildWorker
{
    private const string SnapshotterLabel = "org.mobyproject.buildkit.worker.snapshotter";
    private const string HostGatewayLabel = "org.mobyproject.buildkit.worker.moby.host-gateway-ip";

    /// <summary>The id.</summary>
    public string Id { get; private init; } = "";

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; private init; } = new Dictionary<string, string>();

    /// <summary>The platforms that it builds for, its own one first.</summary>
    public IReadOnlyList<BuildPlatform> Platforms { get; private init; } = [];

    /// <summary>The rules by which it prunes its cache.</summary>
    public IReadOnlyList<BuildCachePolicy> CachePolicies { get; private init; } = [];

    /// <summary>The version of BuildKit; null if the worker does not tell it, as those of docker's engines.</summary>
    public BuildKitVersion? Version { get; private init; }

    /// <summary>Indicates whether the engine keeps images in containerd. The classic store lacks several outputs and caches.</summary>
    public bool HasContainerdStore => Labels.ContainsKey(SnapshotterLabel);

    /// <summary>The address that <c>host-gateway</c> stands for; null if the engine does not tell it, as before Engine 25.0.</summary>
    public IPAddress? HostGateway =>
        Labels.TryGetValue(HostGatewayLabel, out var text) && IPAddress.TryParse(text, out var address) ? address : null;

    /// <summary>Parses a message (WorkerRecord).</summary>
    /// <exception cref="Http.DockerStreamException">The message is malformed.</exception>
    internal static BuildWorker Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        var labels = new Dictionary<string, string>();
        List<BuildPlatform> platforms = [];
        List<BuildCachePolicy> policies = [];
        var worker = new BuildWorker { Labels = labels, Platforms = platforms, CachePolicies = policies };
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    worker = worker with { Id = reader.Text };
                    break;
                case 2:
                    TextMap.Add(labels, reader.Bytes);
                    break;
                case 3:
                    platforms.Add(BuildPlatform.Read(reader.Bytes));
                    break;
                case 4:
                    policies.Add(BuildCachePolicy.Parse(reader.Bytes));
                    break;
                case 5:
                    worker = worker with { Version = BuildKitVersion.Parse(reader.Bytes) is { Version.Length: > 0 } told ? told : null };
                    break;
            }
        }

        return worker;
    }
}
