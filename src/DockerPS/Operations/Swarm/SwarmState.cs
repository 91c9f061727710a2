using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Reads and updates the swarm of an engine.</summary>
internal static class SwarmState
{
    /// <summary>Returns the swarm of an engine, as seen by the engine.</summary>
    public static async Task<Swarm> ReadAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var swarm = engine.Client.Swarm.InspectAsync(cancellationToken);
        var info = engine.Client.System.InfoAsync(cancellationToken);
        return new(await swarm.ConfigureAwait(false), (await info.ConfigureAwait(false)).Swarm, engine.Name);
    }

    /// <summary>
    /// Returns whether autolock is enabled. With autolock, an engine that forces a new cluster cannot read its own data, and is left
    /// without a swarm. False if too few managers are available to answer.
    /// </summary>
    public static async Task<bool> LocksItselfAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        try
        {
            var swarm = await engine.Client.Swarm.InspectAsync(cancellationToken).ConfigureAwait(false);
            return swarm.Spec?.EncryptionConfig?.AutoLockManagers == true;
        }
        catch (DockerSwarmException)
        {
            return false;
        }
    }

    /// <summary>Updates the current settings of the swarm, and returns the updated swarm.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="change">Returns the new settings.</param>
    /// <param name="rotations">The keys and tokens to rotate.</param>
    /// <param name="overlay">JSON merged into the settings; null for none.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static async Task<SwarmInspect> UpdateAsync(
        EngineSession engine,
        Func<SwarmSpec, SwarmSpec> change,
        SwarmRotations rotations,
        JsonObject? overlay,
        CancellationToken cancellationToken)
    {
        var api = engine.Client.Swarm;
        var before = await api.InspectAsync(cancellationToken).ConfigureAwait(false);
        await api.UpdateAsync(change(before.Spec ?? new()), before.Version, rotations, overlay, cancellationToken).ConfigureAwait(false);
        return await api.InspectAsync(cancellationToken).ConfigureAwait(false);
    }
}
