using System.Management.Automation;
using System.Security;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// Replaces the key that unlocks managers; managers that are down meanwhile still need the previous one
/// (<c>docker swarm unlock-key --rotate</c>).
/// </summary>
[Cmdlet(VerbsCommon.Reset, "SwarmUnlockKey", SupportsShouldProcess = true)]
[OutputType(typeof(SecureString), typeof(string))]
public sealed class ResetSwarmUnlockKeyCommand : SwarmKeyCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => StartOnEngines("Create new unlock key", RotateAsync);

    private async Task<Action> RotateAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var api = engine.Client.Swarm;
        if (await api.UnlockKeyAsync(cancellationToken).ConfigureAwait(false) is null)
        {
            return () => WriteError(SwarmErrors.UnlockKeyMissing(engine.Name));
        }

        await SwarmState.UpdateAsync(engine, spec => spec, SwarmRotations.UnlockKey, null, cancellationToken).ConfigureAwait(false);
        var key = await api.UnlockKeyAsync(cancellationToken).ConfigureAwait(false);
        return () => WriteSecret(key);
    }
}
