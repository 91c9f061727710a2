using System.Management.Automation;
using System.Security;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Gets the token for engines to join a swarm (<c>docker swarm join-token</c>).</summary>
[Cmdlet(VerbsCommon.Get, "SwarmJoinToken")]
[OutputType(typeof(SecureString), typeof(string))]
public sealed class GetSwarmJoinTokenCommand : SwarmKeyCmdlet
{
    /// <summary>Role of the engines that join with the token.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [WordTransformation(SwarmRole.Worker, SwarmRole.Manager)]
    [ValidateSet(SwarmRole.Worker, SwarmRole.Manager)]
    public string Role { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (_, swarm) in Engines.QueryAll(engine => engine.Client.Swarm.InspectAsync(StopToken)))
        {
            WriteSecret(SwarmRole.JoinToken(swarm, Role));
        }
    }
}
