using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>How its process runs.</content>
public abstract partial class ContainerCreationCmdlet
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

    /// <summary>Labels: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [KeyValueTransformation(IsLabel = true)]
    public KeyValue[]? Label { get; set; }

    /// <summary>Files of labels, one key=value a line.</summary>
    [Parameter]
    public string[]? LabelFile { get; set; }

    /// <summary>The entry point, word by word; an empty text removes the image's.</summary>
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
    public string[]? GroupAdd { get; set; }

    /// <summary>Keeps standard input open.</summary>
    [Parameter]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Gives it a terminal.</summary>
    [Parameter]
    public SwitchParameter Tty { get; set; }

    /// <summary>Removes it when it ends.</summary>
    [Parameter]
    [Alias("Rm")]
    public SwitchParameter AutoRemove { get; set; }

    /// <summary>What happens when it ends: no, always, unless-stopped, on-failure, on-failure:3.</summary>
    [Parameter]
    [Alias("Restart")]
    [RestartPolicyTransformation]
    [ArgumentCompleter(typeof(RestartPolicyCompleter))]
    public RestartPolicy? RestartPolicy { get; set; }

    /// <summary>The signal that asks it to stop.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SignalCompleter))]
    public string? StopSignal { get; set; }

    /// <summary>The time between that signal and the kill: <c>30s</c>, seconds, or a TimeSpan; -1 for no limit.</summary>
    [Parameter]
    [DurationTransformation(AllowUnlimited = true)]
    public TimeSpan? StopTimeout { get; set; }

    /// <summary>Runs an init process in front, which passes signals on and reaps processes.</summary>
    [Parameter]
    public SwitchParameter Init { get; set; }

    /// <summary>The driver of its log.</summary>
    [Parameter]
    public string? LogDriver { get; set; }

    /// <summary>The options of that driver: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [Alias("LogOpt")]
    [KeyValueTransformation]
    public KeyValue[]? LogOption { get; set; }
}
