using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>A cmdlet about the tokens that let engines join swarms.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SwarmTokenCmdlet : SwarmKeyCmdlet
{
    /// <summary>What engines become that join with it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [WordTransformation("Worker", "Manager")]
    [ValidateSet("Worker", "Manager")]
    public string Role { get; set; } = "";

    /// <summary>Whether it is the token of managers.</summary>
    private protected bool ForManagers => Role.Equals("Manager", StringComparison.OrdinalIgnoreCase);

    /// <summary>The token that is meant.</summary>
    private protected string? TokenOf(SwarmInspect swarm) => ForManagers ? swarm.JoinTokens?.Manager : swarm.JoinTokens?.Worker;
}
