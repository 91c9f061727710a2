using System.Collections.ObjectModel;
using DockerPS.Engine.Streaming;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A line of a service's log.</summary>
public sealed class SwarmServiceLogEntry
{
    internal SwarmServiceLogEntry(SwarmTask task, LogLine line, IDictionary<string, string> attributes)
    {
        (Service, Task, TaskId, Node, Context) = (task.Service, task.Name, task.Id, task.Node ?? "", task.Context);
        (Timestamp, Stream, Message) = (line.Timestamp?.ToLocalTime(), line.Stream == OutputStream.Error ? "Error" : "Output", line.Text);
        Attributes = new ReadOnlyMap(attributes);
    }

    /// <summary>The service's name.</summary>
    public string Service { get; }

    /// <summary>The task's name, like <c>web.1</c>.</summary>
    public string Task { get; }

    /// <summary>The full id of the task, as successive tasks of a slot share a name.</summary>
    public string TaskId { get; }

    /// <summary>The host name of the task's node.</summary>
    public string Node { get; }

    /// <summary>
    /// Time the node's engine read the line, local time, with a resolution of 100 nanoseconds; null if the log has no timestamps.
    /// </summary>
    public DateTime? Timestamp { get; }

    /// <summary>The stream, Output or Error; with a terminal, always Output.</summary>
    public string Stream { get; }

    /// <summary>The line without its line ending.</summary>
    public string Message { get; }

    /// <summary>The attributes added by the logging driver; empty without -Detail.</summary>
    public ReadOnlyDictionary<string, string> Attributes { get; }

    /// <summary>The queried manager.</summary>
    public string Context { get; }

    /// <summary>Returns the line.</summary>
    public override string ToString() => Message;
}
