using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>The main process of a task.</content>
public abstract partial class ServiceSpecCmdlet
{
    /// <summary>Environment variables: a hashtable or <c>NAME=value</c>. A name alone takes its value from this session.</summary>
    [Parameter]
    [Alias("Env", "E")]
    [KeyValueTransformation]
    public KeyValue[]? Environment { get; set; }

    /// <summary>Files of environment variables, one NAME=value per line.</summary>
    [Parameter]
    [Alias("EnvFile")]
    public string[]? EnvironmentFile { get; set; }

    /// <summary>Labels of the service: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [Alias("L")]
    [KeyValueTransformation(IsLabel = true)]
    public KeyValue[]? Label { get; set; }

    /// <summary>Labels of its containers: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [KeyValueTransformation(IsLabel = true)]
    public KeyValue[]? ContainerLabel { get; set; }

    /// <summary>Entry point, one string per word.</summary>
    [Parameter]
    [AllowEmptyString]
    public string[]? Entrypoint { get; set; }

    /// <summary>Working directory in the container.</summary>
    [Parameter]
    [Alias("Workdir", "W")]
    public string? WorkingDirectory { get; set; }

    /// <summary>User and group, by name or number: <c>app</c>, <c>1000:1000</c>.</summary>
    [Parameter]
    [Alias("U")]
    public string? User { get; set; }

    /// <summary>Additional groups of the user.</summary>
    [Parameter]
    [Alias("GroupAdd")]
    public string[]? Group { get; set; }

    /// <summary>Host name, with optional placeholders: <c>{{.Node.Hostname}}-{{.Task.Slot}}</c>.</summary>
    [Parameter]
    public string? Hostname { get; set; }

    /// <summary>Allocates a terminal for each task.</summary>
    [Parameter]
    [Alias("T")]
    public SwitchParameter Tty { get; set; }

    /// <summary>Runs an init process as process 1, which forwards signals and reaps processes.</summary>
    [Parameter]
    public SwitchParameter Init { get; set; }

    /// <summary>Signal that asks tasks to stop.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SignalCompleter))]
    public string? StopSignal { get; set; }

    /// <summary>Time between that signal and the kill: <c>30s</c>, seconds, or a TimeSpan.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? StopGracePeriod { get; set; }

    /// <summary>Log driver.</summary>
    [Parameter]
    public string? LogDriver { get; set; }

    /// <summary>Options of the log driver: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [Alias("LogOpt")]
    [KeyValueTransformation]
    public KeyValue[]? LogOption { get; set; }
}
