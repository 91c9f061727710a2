using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>A build, as BuildKit takes it (Control.Solve).</summary>
public sealed record SolveRequest
{
    /// <summary>The frontend that reads Dockerfiles, which is built into the engine.</summary>
    public const string DockerfileFrontend = "dockerfile.v0";

    /// <summary>The build's id, by which its trace and its history are found; unique.</summary>
    public required string Reference { get; init; }

    /// <summary>The id of the session that serves the build; empty for none.</summary>
    public string SessionId { get; init; } = "";

    /// <summary>The frontend.</summary>
    public string Frontend { get; init; } = DockerfileFrontend;

    /// <summary>The frontend's attributes.</summary>
    public IReadOnlyDictionary<string, string> FrontendAttributes { get; init; } = new Dictionary<string, string>();

    /// <summary>The exporters; empty to fill the build cache only. Engines before API 1.45 know just one.</summary>
    public IReadOnlyList<SolveOption> Exporters { get; init; } = [];

    /// <summary>The destinations of the build cache.</summary>
    public IReadOnlyList<SolveOption> CacheExports { get; init; } = [];

    /// <summary>The sources of the build cache. The frontend reads its attribute <c>cache-imports</c> instead.</summary>
    public IReadOnlyList<SolveOption> CacheImports { get; init; } = [];

    /// <summary>The privileges that the build may use, like <c>network.host</c>.</summary>
    public IReadOnlyList<string> Entitlements { get; init; } = [];

    /// <summary>Indicates whether the build is left out of the history.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Creates an id for a build, in the form of docker's.</summary>
    public static string NewReference() =>
        string.Create(25, 0, static (text, _) => System.Security.Cryptography.RandomNumberGenerator.GetItems(
            "0123456789abcdefghijklmnopqrstuvwxyz", text));

    /// <summary>Writes the message.</summary>
    internal ReadOnlyMemory<byte> ToMessage()
    {
        var writer = new ProtobufWriter().Text(1, Reference);

        // BuildKit before 0.13 reads the first exporter from fields of its own; later ones pass over these.
        if (Exporters is [var first, ..])
        {
            writer.Text(3, first.Type).Map(4, first.Attributes);
        }

        var cache = new ProtobufWriter();
        Write(cache, 4, CacheExports);
        Write(cache, 5, CacheImports);
        writer.Text(5, SessionId).Text(6, Frontend).Map(7, FrontendAttributes).Message(8, cache).Texts(9, Entitlements)
            .Flag(11, IsInternal);
        Write(writer, 13, Exporters);
        return writer.Written;
    }

    private static void Write(ProtobufWriter writer, int field, IEnumerable<SolveOption> options)
    {
        var item = new ProtobufWriter();
        foreach (var option in options)
        {
            writer.Message(field, item.Clear().Text(1, option.Type).Map(2, option.Attributes));
        }
    }
}
