using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>What the cmdlets that run a command in a container which runs already share: how the command is run.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContainerExecCmdlet : FanOutCmdlet
{
    /// <summary>The user and group that run it, by name or number: <c>app</c>, <c>1000:1000</c>. Left out, the container's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>The folder that it runs in. Left out, the container's working directory.</summary>
    [Parameter]
    [Alias("Workdir")]
    [ValidateNotNullOrEmpty]
    public string? WorkingDirectory { get; set; }

    /// <summary>Environment variables: a hashtable or <c>NAME=value</c>. A name alone takes the value of this session.</summary>
    [Parameter]
    [Alias("Env")]
    [KeyValueTransformation]
    public KeyValue[]? Environment { get; set; }

    /// <summary>Files of environment variables, one NAME=value a line.</summary>
    [Parameter]
    [Alias("EnvFile")]
    public string[]? EnvironmentFile { get; set; }

    /// <summary>Lets it do all that the host's root may.</summary>
    [Parameter]
    public SwitchParameter Privileged { get; set; }

    /// <summary><c>-c</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [Alias("c")]
    [AnySwitchValue]
    public SwitchParameter Co { get; set; }

    /// <summary><c>-e</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [Alias("e")]
    [AnySwitchValue]
    public SwitchParameter En { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Container";

    private protected override bool Changes => true;

    /// <summary>The request for a command; what does not fit is refused before anything is sent.</summary>
    private protected ExecCreateRequest Request(IReadOnlyList<string> command) => new()
    {
        Cmd = command,
        User = User,
        WorkingDir = WorkingDirectory,
        Env = ParseOrThrow(() => EnvironmentVariables.Given(Environment, EnvironmentFile, SessionState).Select(pair => pair.ToString()).ToList()),
        Privileged = Privileged ? true : null,
    };
}
