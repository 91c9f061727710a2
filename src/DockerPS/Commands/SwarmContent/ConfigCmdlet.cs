using System.ComponentModel;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>What cmdlets about the configurations of a swarm share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConfigCmdlet : SwarmItemCmdlet<ConfigReference, ConfigInspect>
{
    /// <inheritdoc/>
    protected override string Noun => "Config";

    private protected override Task<IReadOnlyList<ConfigInspect>> ListAsync(EngineSession engine, FilterSet? filters, CancellationToken cancellationToken) =>
        engine.Client.Configs.ListAsync(filters, cancellationToken);
}
