using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>A record of the build history, or a change of one.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Record">The record; of a deleted one, just the id.</param>
public sealed record BuildHistoryEvent(BuildHistoryEventKind Kind, BuildHistoryRecord Record)
{
    /// <summary>Parses a message.</summary>
    /// <exception cref="Http.DockerStreamException">The message is malformed.</exception>
    internal static BuildHistoryEvent Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        var change = new BuildHistoryEvent(BuildHistoryEventKind.Started, new());
        while (reader.Next())
        {
            change = reader.Field switch
            {
                1 => change with { Kind = (BuildHistoryEventKind)reader.Number },
                2 => change with { Record = BuildHistoryRecord.Parse(reader.Bytes) },
                _ => change,
            };
        }

        return change;
    }
}
