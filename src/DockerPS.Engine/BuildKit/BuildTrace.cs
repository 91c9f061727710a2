using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.BuildKit;

/// <summary>BuildKit's progress of a build (a StatusResponse). Steps are repeated whenever they change.</summary>
public sealed record BuildTrace
{
    /// <summary>The steps that are new or have changed.</summary>
    public IReadOnlyList<BuildVertex> Vertices { get; private init; } = [];

    /// <summary>The progress of parts of steps.</summary>
    public IReadOnlyList<BuildStatus> Statuses { get; private init; } = [];

    /// <summary>The output of commands.</summary>
    public IReadOnlyList<BuildLog> Logs { get; private init; } = [];

    /// <summary>BuildKit's warnings about the Dockerfile.</summary>
    public IReadOnlyList<BuildWarning> Warnings { get; private init; } = [];

    /// <summary>Parses a message.</summary>
    /// <exception cref="DockerStreamException">The message is malformed.</exception>
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
    /// <summary>The digest that identifies the step.</summary>
    public string Digest { get; private init; } = "";

    /// <summary>The digests of the steps that it depends on.</summary>
    public IReadOnlyList<string> Inputs { get; private init; } = [];

    /// <summary>The description, like <c>[2/3] RUN make</c>.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Indicates whether its result was cached.</summary>
    public bool Cached { get; private init; }

    /// <summary>The start time; null if it has not started.</summary>
    public DateTimeOffset? Started { get; private init; }

    /// <summary>The end time; null if it has not ended.</summary>
    public DateTimeOffset? Completed { get; private init; }

    /// <summary>The error; empty if it did not fail.</summary>
    public string Error { get; private init; } = "";

    /// <summary>The progress group to display it in; empty for none.</summary>
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

/// <summary>The progress of a part of a step, like a layer that is pulled.</summary>
public sealed record BuildStatus
{
    /// <summary>The id within its step.</summary>
    public string Id { get; private init; } = "";

    /// <summary>The digest of its step.</summary>
    public string Vertex { get; private init; } = "";

    /// <summary>The name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The units done, mostly bytes.</summary>
    public long Current { get; private init; }

    /// <summary>The total units; 0 if not known.</summary>
    public long Total { get; private init; }

    /// <summary>The time of this status.</summary>
    public DateTimeOffset? Timestamp { get; private init; }

    /// <summary>The start time.</summary>
    public DateTimeOffset? Started { get; private init; }

    /// <summary>The end time; null if it has not ended.</summary>
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

/// <summary>The output of a command. A line may come in pieces.</summary>
public sealed record BuildLog
{
    /// <summary>The digest of its step.</summary>
    public string Vertex { get; private init; } = "";

    /// <summary>The time of the output.</summary>
    public DateTimeOffset? Timestamp { get; private init; }

    /// <summary>The stream.</summary>
    public OutputStream Stream { get; private init; } = OutputStream.Output;

    /// <summary>The bytes.</summary>
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

/// <summary>A warning of BuildKit about the Dockerfile.</summary>
public sealed record BuildWarning
{
    /// <summary>The digest of its step.</summary>
    public string Vertex { get; private init; } = "";

    /// <summary>The level, starting at 1.</summary>
    public long Level { get; private init; }

    /// <summary>The summary, with the line in the Dockerfile.</summary>
    public string Summary { get; private init; } = "";

    /// <summary>The details.</summary>
    public IReadOnlyList<string> Details { get; private init; } = [];

    /// <summary>The URL of the documentation; empty if there is none.</summary>
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
