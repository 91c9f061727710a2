using System.Management.Automation;
using System.Security;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// Replaces the token for engines to join a swarm; the previous one becomes invalid (<c>docker swarm join-token --rotate</c>).
/// </summary>
[Cmdlet(VerbsCommon.Reset, "SwarmJoinToken", SupportsShouldProcess = true)]
[OutputType(typeof(SecureString), typeof(string))]
public sealed class ResetSwarmJoinTokenCommand : SwarmKeyCmdlet
{
    /// <summary>Role of the engines that join with the token.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [WordTransformation(SwarmRole.Worker, SwarmRole.Manager)]
    [ValidateSet(SwarmRole.Worker, SwarmRole.Manager)]
    public string Role { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => StartOnEngines($"Create new join token for {Role.ToLowerInvariant()}s", RotateAsync);

    private async Task<Action> RotateAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var rotation = SwarmRole.IsManager(Role) ? SwarmRotations.ManagerToken : SwarmRotations.WorkerToken;
        var swarm = await SwarmState.UpdateAsync(engine, spec => spec, rotation, null, cancellationToken).ConfigureAwait(false);
        return () => WriteSecret(SwarmRole.JoinToken(swarm, Role));
    }
}
