using System.ComponentModel;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>What cmdlets about swarms as a whole share: each engine that is named stands for its swarm.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SwarmCmdlet : FanOutCmdlet
{
    /// <inheritdoc/>
    protected override string Noun => "Swarm";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <summary>Starts work on each engine that may be changed.</summary>
    /// <param name="action">What -WhatIf and -Confirm call the work.</param>
    /// <param name="work">The work; it runs on the pool and returns what the pipeline thread writes.</param>
    private protected void Change(string action, Func<EngineSession, CancellationToken, Task<Action>> work)
    {
        foreach (var engine in Engines.ToList())
        {
            if (ShouldProcess(engine.Name, action))
            {
                StartWork(engine, engine.Name, token => work(engine, token));
            }
        }
    }

    /// <summary>The swarm of an engine, with the place of the engine in it.</summary>
    private protected static async Task<Swarm> ReadAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var swarm = engine.Client.Swarm.InspectAsync(cancellationToken);
        var info = engine.Client.System.InfoAsync(cancellationToken);
        return new(await swarm.ConfigureAwait(false), (await info.ConfigureAwait(false)).Swarm, engine.Name);
    }

    /// <summary>Changes the settings of an engine's swarm, as they are now, and reads it again.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="change">What becomes of the settings.</param>
    /// <param name="rotations">What is made anew.</param>
    /// <param name="overlay">JSON that is laid over the settings.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    private protected static async Task<SwarmInspect> UpdateAsync(
        EngineSession engine,
        Func<SwarmSpec, SwarmSpec> change,
        SwarmRotations rotations,
        System.Text.Json.Nodes.JsonObject? overlay,
        CancellationToken cancellationToken)
    {
        var api = engine.Client.Swarm;
        var before = await api.InspectAsync(cancellationToken).ConfigureAwait(false);
        await api.UpdateAsync(change(before.Spec ?? new()), before.Version, rotations, overlay, cancellationToken).ConfigureAwait(false);
        return await api.InspectAsync(cancellationToken).ConfigureAwait(false);
    }
}
