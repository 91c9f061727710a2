using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>A build in the engine's history.</summary>
public sealed record BuildHistoryRecord
{
    /// <summary>The build's id.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>The frontend.</summary>
    public string Frontend { get; private init; } = "";

    /// <summary>The frontend's attributes. They include the build arguments.</summary>
    public IReadOnlyDictionary<string, string> FrontendAttributes { get; private init; } = new Dictionary<string, string>();

    /// <summary>The exporters.</summary>
    public IReadOnlyList<SolveOption> Exporters { get; private init; } = [];

    /// <summary>The error message; null if the build did not fail, or runs.</summary>
    public string? Error { get; private init; }

    /// <summary>The start time.</summary>
    public DateTimeOffset? Created { get; private init; }

    /// <summary>The end time; null for a running build.</summary>
    public DateTimeOffset? Completed { get; private init; }

    /// <summary>The facts that the exporters told, by their keys.</summary>
    public IReadOnlyDictionary<string, string> ExporterResponse { get; private init; } = new Dictionary<string, string>();

    /// <summary>The log of the build (a sequence of StatusResponse); null for none.</summary>
    public BuildDescriptor? Logs { get; private init; }

    /// <summary>The trace of the build (OpenTelemetry); null for none.</summary>
    public BuildDescriptor? Trace { get; private init; }

    /// <summary>Indicates whether the record is kept when old ones are removed.</summary>
    public bool IsPinned { get; private init; }

    /// <summary>The number of steps.</summary>
    public int TotalSteps { get; private init; }

    /// <summary>The number of steps that have ended.</summary>
    public int CompletedSteps { get; private init; }

    /// <summary>The number of steps that were cached.</summary>
    public int CachedSteps { get; private init; }

    /// <summary>The number of warnings; also 0 if the engine does not count them.</summary>
    public int Warnings { get; private init; }

    /// <summary>Parses a message.</summary>
    /// <exception cref="Http.DockerStreamException">The message is malformed.</exception>
    internal static BuildHistoryRecord Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        var (attributes, response) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        List<SolveOption> exporters = [];
        var record = new BuildHistoryRecord { FrontendAttributes = attributes, Exporters = exporters, ExporterResponse = response };
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 3:
                    TextMap.Add(attributes, reader.Bytes);
                    break;
                case 4:
                    exporters.Add(TextMap.ReadOption(reader.Bytes));
                    break;
                case 9:
                    TextMap.Add(response, reader.Bytes);
                    break;
                default:
                    record = record.With(reader);
                    break;
            }
        }

        return record;
    }

    private BuildHistoryRecord With(ProtobufReader reader) => reader.Field switch
    {
        1 => this with { Reference = reader.Text },
        2 => this with { Frontend = reader.Text },
        5 => this with { Error = ReadError(reader.Bytes) },
        6 => this with { Created = reader.Time },
        7 => this with { Completed = reader.Time },
        8 => this with { Logs = BuildDescriptor.Parse(reader.Bytes) },
        13 => this with { Trace = BuildDescriptor.Parse(reader.Bytes) },
        14 => this with { IsPinned = reader.Number != 0 },
        15 => this with { CachedSteps = Count(reader.Number) },
        16 => this with { TotalSteps = Count(reader.Number) },
        17 => this with { CompletedSteps = Count(reader.Number) },
        19 => this with { Warnings = Count(reader.Number) },
        _ => this,
    };

    private static int Count(long number) => (int)Math.Clamp(number, 0, int.MaxValue);

    /// <summary>Reads the words of a google.rpc.Status {1 code, 2 message}.</summary>
    private static string? ReadError(ReadOnlySpan<byte> bytes)
    {
        var (code, message) = (0L, "");
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            (code, message) = reader.Field switch
            {
                1 => (reader.Number, message),
                2 => (code, reader.Text),
                _ => (code, message),
            };
        }

        return message.Length > 0 ? message : code != 0 ? $"The build failed with the status {code}." : null;
    }
}
