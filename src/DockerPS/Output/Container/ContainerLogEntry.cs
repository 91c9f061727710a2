using System.Collections.ObjectModel;
using DockerPS.Engine.Streaming;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A line of a container's log.</summary>
public sealed class ContainerLogEntry
{
    internal ContainerLogEntry(string container, string containerId, LogLine line, string context)
    {
        (Container, ContainerId, Context) = (container, containerId, context);
        (Timestamp, Stream, Message) = (line.Timestamp?.ToLocalTime(), line.Stream == OutputStream.Error ? "Error" : "Output", line.Text);
        Attributes = new ReadOnlyMap(LogAttributes.Parse(line.Attributes));
    }

    /// <summary>The container's name.</summary>
    public string Container { get; }

    /// <summary>The container's full id.</summary>
    public string ContainerId { get; }

    /// <summary>
    /// Time the engine read the line, local time, with a resolution of 100 nanoseconds; null if the log has no timestamps.
    /// </summary>
    public DateTime? Timestamp { get; }

    /// <summary>The stream, Output or Error; with a terminal, always Output.</summary>
    public string Stream { get; }

    /// <summary>The line without its line ending.</summary>
    public string Message { get; }

    /// <summary>The attributes added by the logging driver; empty without -Detail.</summary>
    public ReadOnlyDictionary<string, string> Attributes { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the line.</summary>
    public override string ToString() => Message;
}
