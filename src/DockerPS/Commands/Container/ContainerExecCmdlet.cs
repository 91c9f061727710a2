using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that run a command in a running container.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContainerExecCmdlet : FanOutCmdlet
{
    /// <summary>User and group, by name or number: <c>app</c>, <c>1000:1000</c>. Default: the container's user.</summary>
    [Parameter]
    [Alias("U")]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>Working directory of the command. Default: the container's.</summary>
    [Parameter]
    [Alias("Workdir", "W")]
    [ValidateNotNullOrEmpty]
    public string? WorkingDirectory { get; set; }

    /// <summary>Environment variables: a hashtable or <c>NAME=value</c>. A name alone takes its value from this session.</summary>
    [Parameter]
    [Alias("Env", "E")]
    [KeyValueTransformation]
    public KeyValue[]? Environment { get; set; }

    /// <summary>Files of environment variables, one NAME=value per line.</summary>
    [Parameter]
    [Alias("EnvFile")]
    public string[]? EnvironmentFile { get; set; }

    /// <summary>Gives the command all rights of the host's root.</summary>
    [Parameter]
    public SwitchParameter Privileged { get; set; }

    /// <summary><c>-c</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [Alias("c")]
    [AnySwitchValue]
    public SwitchParameter Co { get; set; }

    /// <summary><c>-en</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [AnySwitchValue]
    public SwitchParameter En { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Container";

    private protected override bool Changes => true;

    /// <summary>Builds the request for a command; invalid parameters end the cmdlet before anything is sent.</summary>
    private protected ExecCreateRequest Request(IReadOnlyList<string> command)
    {
        var environment = ParseOrThrow(() => EnvironmentVariables.Given(Environment, EnvironmentFile, SessionState).ToList());
        return new()
        {
            Cmd = command,
            User = User,
            WorkingDir = WorkingDirectory,
            Env = environment.ConvertAll(pair => pair.ToString()),
            Privileged = Privileged ? true : null,
        };
    }
}
