using System.Management.Automation;
using System.Security;

namespace DockerPS.Commands;

/// <summary>Gets the token that lets engines join a swarm (<c>docker swarm join-token</c>).</summary>
[Cmdlet(VerbsCommon.Get, "SwarmJoinToken")]
[OutputType(typeof(SecureString), typeof(string))]
public sealed class GetSwarmJoinTokenCommand : SwarmTokenCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (_, swarm) in QueryAll(Engines, null, engine => engine.Client.Swarm.InspectAsync(StopToken)))
        {
            WriteSecret(TokenOf(swarm));
        }
    }
}
