using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>How the process of a task runs.</content>
public abstract partial class ServiceSpecCmdlet
{
    /// <summary>Environment variables: a hashtable or <c>NAME=value</c>. A name alone takes the value of this session.</summary>
    [Parameter]
    [Alias("Env")]
    [KeyValueTransformation]
    public KeyValue[]? Environment { get; set; }

    /// <summary>Files of environment variables, one NAME=value a line.</summary>
    [Parameter]
    [Alias("EnvFile")]
    public string[]? EnvironmentFile { get; set; }

    /// <summary>Labels of the service: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [KeyValueTransformation(IsLabel = true)]
    public KeyValue[]? Label { get; set; }

    /// <summary>Labels of its containers: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [KeyValueTransformation(IsLabel = true)]
    public KeyValue[]? ContainerLabel { get; set; }

    /// <summary>The entry point, word by word.</summary>
    [Parameter]
    [AllowEmptyString]
    public string[]? Entrypoint { get; set; }

    /// <summary>The working directory.</summary>
    [Parameter]
    [Alias("Workdir")]
    public string? WorkingDirectory { get; set; }

    /// <summary>The user and group, by name or number: <c>app</c>, <c>1000:1000</c>.</summary>
    [Parameter]
    public string? User { get; set; }

    /// <summary>Further groups of the user.</summary>
    [Parameter]
    [Alias("GroupAdd")]
    public string[]? Group { get; set; }

    /// <summary>The host name, which may have placeholders: <c>{{.Node.Hostname}}-{{.Task.Slot}}</c>.</summary>
    [Parameter]
    public string? Hostname { get; set; }

    /// <summary>Gives tasks a terminal.</summary>
    [Parameter]
    public SwitchParameter Tty { get; set; }

    /// <summary>Runs an init process in front, which passes signals on and reaps processes.</summary>
    [Parameter]
    public SwitchParameter Init { get; set; }

    /// <summary>The signal that asks tasks to stop.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SignalCompleter))]
    public string? StopSignal { get; set; }

    /// <summary>The time between that signal and the kill: <c>30s</c>, seconds, or a TimeSpan.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? StopGracePeriod { get; set; }

    /// <summary>The driver of the log.</summary>
    [Parameter]
    public string? LogDriver { get; set; }

    /// <summary>The options of that driver: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [Alias("LogOpt")]
    [KeyValueTransformation]
    public KeyValue[]? LogOption { get; set; }
}
