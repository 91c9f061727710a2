using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.BuildKit;

/// <summary>What BuildKit tells of a build at a moment (its StatusResponse). Steps come again whenever they change.</summary>
public sealed record BuildTrace
{
    /// <summary>Steps that are new or have changed.</summary>
    public IReadOnlyList<BuildVertex> Vertices { get; private init; } = [];

    /// <summary>How far parts of steps are.</summary>
    public IReadOnlyList<BuildStatus> Statuses { get; private init; } = [];

    /// <summary>What commands have written.</summary>
    public IReadOnlyList<BuildLog> Logs { get; private init; } = [];

    /// <summary>What BuildKit finds wrong with a Dockerfile.</summary>
    public IReadOnlyList<BuildWarning> Warnings { get; private init; } = [];

    /// <summary>Reads a message.</summary>
    /// <exception cref="DockerStreamException">It is broken.</exception>
    public static BuildTrace Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        List<BuildVertex> vertices = [];
        List<BuildStatus> statuses = [];
        List<BuildLog> logs = [];
        List<BuildWarning> warnings = [];
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    vertices.Add(BuildVertex.Parse(reader.Bytes));
                    break;
                case 2:
                    statuses.Add(BuildStatus.Parse(reader.Bytes));
                    break;
                case 3:
                    logs.Add(BuildLog.Parse(reader.Bytes));
                    break;
                case 4:
                    warnings.Add(BuildWarning.Parse(reader.Bytes));
                    break;
            }
        }

        return new() { Vertices = vertices, Statuses = statuses, Logs = logs, Warnings = warnings };
    }
}

/// <summary>A step of a build.</summary>
public sealed record BuildVertex
{
    /// <summary>What tells it from others.</summary>
    public string Digest { get; private init; } = "";

    /// <summary>The steps that it needs.</summary>
    public IReadOnlyList<string> Inputs { get; private init; } = [];

    /// <summary>What it does, like <c>[2/3] RUN make</c>.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Indicates whether its result was there already.</summary>
    public bool Cached { get; private init; }

    /// <summary>When it began; null if it has not.</summary>
    public DateTimeOffset? Started { get; private init; }

    /// <summary>When it ended; null if it has not.</summary>
    public DateTimeOffset? Completed { get; private init; }

    /// <summary>Why it failed; empty if it did not.</summary>
    public string Error { get; private init; } = "";

    /// <summary>The group that a display shows it in; empty for none.</summary>
    public string ProgressGroup { get; private init; } = "";

    internal static BuildVertex Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        List<string> inputs = [];
        var vertex = new BuildVertex { Inputs = inputs };
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    vertex = vertex with { Digest = reader.Text };
                    break;
                case 2:
                    inputs.Add(reader.Text);
                    break;
                case 3:
                    vertex = vertex with { Name = reader.Text };
                    break;
                case 4:
                    vertex = vertex with { Cached = reader.Number != 0 };
                    break;
                case 5:
                    vertex = vertex with { Started = reader.Time };
                    break;
                case 6:
                    vertex = vertex with { Completed = reader.Time };
                    break;
                case 7:
                    vertex = vertex with { Error = reader.Text };
                    break;
                case 8:
                    vertex = vertex with { ProgressGroup = ProtobufReader.FirstText(reader.Bytes) };
                    break;
            }
        }

        return vertex;
    }
}

/// <summary>How far a part of a step is, like a layer that is pulled.</summary>
public sealed record BuildStatus
{
    /// <summary>What tells it from others of its step.</summary>
    public string Id { get; private init; } = "";

    /// <summary>The digest of its step.</summary>
    public string Vertex { get; private init; } = "";

    /// <summary>What it is called.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Units done, mostly bytes.</summary>
    public long Current { get; private init; }

    /// <summary>Units in all; 0 if that is not known.</summary>
    public long Total { get; private init; }

    /// <summary>When this was so.</summary>
    public DateTimeOffset? Timestamp { get; private init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? Started { get; private init; }

    /// <summary>When it ended; null if it has not.</summary>
    public DateTimeOffset? Completed { get; private init; }

    internal static BuildStatus Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        var status = new BuildStatus();
        while (reader.Next())
        {
            status = reader.Field switch
            {
                1 => status with { Id = reader.Text },
                2 => status with { Vertex = reader.Text },
                3 => status with { Name = reader.Text },
                4 => status with { Current = reader.Number },
                5 => status with { Total = reader.Number },
                6 => status with { Timestamp = reader.Time },
                7 => status with { Started = reader.Time },
                8 => status with { Completed = reader.Time },
                _ => status,
            };
        }

        return status;
    }
}

/// <summary>What a command has written. A line may come in pieces.</summary>
public sealed record BuildLog
{
    /// <summary>The digest of its step.</summary>
    public string Vertex { get; private init; } = "";

    /// <summary>When it was written.</summary>
    public DateTimeOffset? Timestamp { get; private init; }

    /// <summary>Where to.</summary>
    public OutputStream Stream { get; private init; } = OutputStream.Output;

    /// <summary>What it is.</summary>
    public ReadOnlyMemory<byte> Message { get; private init; }

    internal static BuildLog Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        var log = new BuildLog();
        while (reader.Next())
        {
            log = reader.Field switch
            {
                1 => log with { Vertex = reader.Text },
                2 => log with { Timestamp = reader.Time },
                3 => log with { Stream = reader.Number == 2 ? OutputStream.Error : OutputStream.Output },
                4 => log with { Message = reader.Bytes.ToArray() },
                _ => log,
            };
        }

        return log;
    }
}

/// <summary>Something that BuildKit finds wrong with a Dockerfile.</summary>
public sealed record BuildWarning
{
    /// <summary>The digest of its step.</summary>
    public string Vertex { get; private init; } = "";

    /// <summary>How bad it is, from 1 on.</summary>
    public long Level { get; private init; }

    /// <summary>What it is, in a sentence, with its line.</summary>
    public string Summary { get; private init; } = "";

    /// <summary>What there is to say about it.</summary>
    public IReadOnlyList<string> Details { get; private init; } = [];

    /// <summary>Where more is said; empty if nothing is.</summary>
    public string Url { get; private init; } = "";

    internal static BuildWarning Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        List<string> details = [];
        var warning = new BuildWarning { Details = details };
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    warning = warning with { Vertex = reader.Text };
                    break;
                case 2:
                    warning = warning with { Level = reader.Number };
                    break;
                case 3:
                    warning = warning with { Summary = reader.Text };
                    break;
                case 4:
                    details.Add(reader.Text);
                    break;
                case 5:
                    warning = warning with { Url = reader.Text };
                    break;
            }
        }

        return warning;
    }
}
