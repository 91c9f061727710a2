using System.Management.Automation;
using System.Security;
using DockerPS.Engine.Models;

namespace DockerPS.Commands;

/// <summary>Makes a new token that lets engines join a swarm; the one before lets none join any more (<c>docker swarm join-token --rotate</c>).</summary>
[Cmdlet(VerbsCommon.Reset, "SwarmJoinToken", SupportsShouldProcess = true)]
[OutputType(typeof(SecureString), typeof(string))]
public sealed class ResetSwarmJoinTokenCommand : SwarmTokenCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => Change($"Make new join token for {Role.ToLowerInvariant()}s", async (engine, token) =>
    {
        var rotation = ForManagers ? SwarmRotations.ManagerToken : SwarmRotations.WorkerToken;
        var swarm = await UpdateAsync(engine, spec => spec, rotation, null, token).ConfigureAwait(false);
        return () => WriteSecret(TokenOf(swarm));
    });
}
