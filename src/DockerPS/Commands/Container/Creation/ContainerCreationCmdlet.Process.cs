using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>The main process.</content>
public abstract partial class ContainerCreationCmdlet
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

    /// <summary>Labels: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [Alias("L")]
    [KeyValueTransformation(IsLabel = true)]
    public KeyValue[]? Label { get; set; }

    /// <summary>Files of labels, one key=value per line.</summary>
    [Parameter]
    public string[]? LabelFile { get; set; }

    /// <summary>Entry point, one string per word; an empty string removes the image's.</summary>
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
    public string[]? GroupAdd { get; set; }

    /// <summary>Keeps standard input open.</summary>
    [Parameter]
    [Alias("I")]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Allocates a terminal.</summary>
    [Parameter]
    [Alias("T")]
    public SwitchParameter Tty { get; set; }

    /// <summary>Removes the container when it exits.</summary>
    [Parameter]
    [Alias("Rm")]
    public SwitchParameter AutoRemove { get; set; }

    /// <summary>Restart policy: no, always, unless-stopped, on-failure, on-failure:3.</summary>
    [Parameter]
    [Alias("Restart")]
    [RestartPolicyTransformation]
    [ArgumentCompleter(typeof(RestartPolicyCompleter))]
    public RestartPolicy? RestartPolicy { get; set; }

    /// <summary>Signal that asks the container to stop.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SignalCompleter))]
    public string? StopSignal { get; set; }

    /// <summary>Time between that signal and the kill: <c>30s</c>, seconds, or a TimeSpan; -1 for no limit.</summary>
    [Parameter]
    [DurationTransformation(AllowUnlimited = true)]
    public TimeSpan? StopTimeout { get; set; }

    /// <summary>Runs an init process as process 1, which forwards signals and reaps processes.</summary>
    [Parameter]
    public SwitchParameter Init { get; set; }

    /// <summary>Log driver.</summary>
    [Parameter]
    public string? LogDriver { get; set; }

    /// <summary>Options of the log driver: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [Alias("LogOpt")]
    [KeyValueTransformation]
    public KeyValue[]? LogOption { get; set; }
}
