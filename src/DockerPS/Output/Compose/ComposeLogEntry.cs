using DockerPS.Engine.Streaming;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A line of the log of a Compose service, as shown by <c>docker compose logs</c>.</summary>
public sealed class ComposeLogEntry
{
    internal ComposeLogEntry(
        (string Project, string Service, int Number) place, (string Name, string Id) container, LogLine line, string context)
    {
        (Project, Service, Number) = place;
        (Container, ContainerId) = container;
        Timestamp = line.Timestamp?.ToLocalTime();
        Stream = line.Stream == OutputStream.Error ? "Error" : "Output";
        Message = line.Text;
        Attributes = new ReadOnlyMap(LogAttributes.Parse(line.Attributes));
        Context = context;
    }

    /// <summary>The name of the project.</summary>
    public string Project { get; }

    /// <summary>The name of the service.</summary>
    public string Service { get; }

    /// <summary>The number of the container in its service, starting at 1.</summary>
    public int Number { get; }

    /// <summary>The name of the container.</summary>
    public string Container { get; }

    /// <summary>The full id of the container.</summary>
    public string ContainerId { get; }

    /// <inheritdoc cref="ContainerLogEntry.Timestamp"/>
    public DateTime? Timestamp { get; }

    /// <summary>The stream, Output or Error; with a terminal, always Output.</summary>
    public string Stream { get; }

    /// <summary>The line without its line ending.</summary>
    public string Message { get; }

    /// <summary>The attributes added by the logging driver; empty without -Detail.</summary>
    public System.Collections.ObjectModel.ReadOnlyDictionary<string, string> Attributes { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the line.</summary>
    public override string ToString() => Message;
}
