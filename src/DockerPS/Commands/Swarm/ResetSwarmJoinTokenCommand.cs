using System.Management.Automation;
using System.Security;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Makes a new token that lets engines join a swarm; the one before lets none join any more (<c>docker swarm join-token --rotate</c>).</summary>
[Cmdlet(VerbsCommon.Reset, "SwarmJoinToken", SupportsShouldProcess = true)]
[OutputType(typeof(SecureString), typeof(string))]
public sealed class ResetSwarmJoinTokenCommand : SwarmKeyCmdlet
{
    /// <summary>The role of the engines that join with the token.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [WordTransformation(SwarmRole.Worker, SwarmRole.Manager)]
    [ValidateSet(SwarmRole.Worker, SwarmRole.Manager)]
    public string Role { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => StartOnEngines($"Make new join token for {Role.ToLowerInvariant()}s", async (engine, token) =>
    {
        var rotation = SwarmRole.IsManager(Role) ? SwarmRotations.ManagerToken : SwarmRotations.WorkerToken;
        var swarm = await SwarmState.UpdateAsync(engine, spec => spec, rotation, null, token).ConfigureAwait(false);
        return () => WriteSecret(SwarmRole.JoinToken(swarm, Role));
    });
}
