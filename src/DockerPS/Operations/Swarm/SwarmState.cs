using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Reads the swarm of an engine, and changes its settings.</summary>
internal static class SwarmState
{
    /// <summary>Returns the swarm of an engine, with the engine's place in it.</summary>
    public static async Task<Swarm> ReadAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var swarm = engine.Client.Swarm.InspectAsync(cancellationToken);
        var info = engine.Client.System.InfoAsync(cancellationToken);
        return new(await swarm.ConfigureAwait(false), (await info.ConfigureAwait(false)).Swarm, engine.Name);
    }

    /// <summary>
    /// Returns whether the managers of an engine's swarm lock themselves. An engine that forces a new cluster out of such a swarm cannot read
    /// its own data and is in no swarm afterwards. False if too few managers are left to answer.
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

    /// <summary>Changes the settings of an engine's swarm as they are now, and returns the swarm after that.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="change">Returns the new settings.</param>
    /// <param name="rotations">Which keys and tokens are made anew.</param>
    /// <param name="overlay">JSON that is laid over the settings; null for none.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public static async Task<SwarmInspect> UpdateAsync(
        EngineSession engine, Func<SwarmSpec, SwarmSpec> change, SwarmRotations rotations, JsonObject? overlay, CancellationToken cancellationToken)
    {
        var api = engine.Client.Swarm;
        var before = await api.InspectAsync(cancellationToken).ConfigureAwait(false);
        await api.UpdateAsync(change(before.Spec ?? new()), before.Version, rotations, overlay, cancellationToken).ConfigureAwait(false);
        return await api.InspectAsync(cancellationToken).ConfigureAwait(false);
    }
}
