using System.Collections.ObjectModel;
using DockerPS.Engine.Streaming;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A line that a container wrote.</summary>
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

    /// <summary>When the engine read it, local time, to a ten-millionth of a second; null where the log has no time.</summary>
    public DateTime? Timestamp { get; }

    /// <summary>Output or Error; with a terminal, all is Output.</summary>
    public string Stream { get; }

    /// <summary>The line, without its end.</summary>
    public string Message { get; }

    /// <summary>What the log's driver notes beside it; empty unless -Detail was given.</summary>
    public ReadOnlyDictionary<string, string> Attributes { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The line.</summary>
    public override string ToString() => Message;
}
