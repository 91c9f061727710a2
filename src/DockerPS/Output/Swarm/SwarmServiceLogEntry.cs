using System.Collections.ObjectModel;
using DockerPS.Engine.Streaming;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A line that a task of a service wrote.</summary>
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

    /// <summary>The task's full id: tasks that follow each other in a place have one name.</summary>
    public string TaskId { get; }

    /// <summary>The host name of the task's node.</summary>
    public string Node { get; }

    /// <summary>When the node's engine read it, local time, to a ten-millionth of a second; null where the log has no time.</summary>
    public DateTime? Timestamp { get; }

    /// <summary>Output or Error; with a terminal, all is Output.</summary>
    public string Stream { get; }

    /// <summary>The line, without its end.</summary>
    public string Message { get; }

    /// <summary>What the log's driver notes beside it; empty unless -Detail was given.</summary>
    public ReadOnlyDictionary<string, string> Attributes { get; }

    /// <summary>The engine that was asked, a manager.</summary>
    public string Context { get; }

    /// <summary>The line.</summary>
    public override string ToString() => Message;
}
