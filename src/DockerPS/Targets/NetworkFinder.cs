using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Finds networks by name, wildcard, id or object.</summary>
/// <param name="engines">The engines of the command.</param>
internal sealed class NetworkFinder(CommandEngines engines) : TargetFinder<NetworkReference, NetworkSummary, NetworkTarget>(engines)
{
    /// <summary>Whether a name matches all networks that share it.</summary>
    public bool NameMeansAll { get; init; }

    /// <inheritdoc/>
    protected override string IdOf(NetworkSummary found) => found.Id;

    /// <inheritdoc/>
    protected override NetworkTarget TargetOf(EngineSession engine, NetworkSummary found) => new(engine, found.Id, found.Name);

    /// <inheritdoc/>
    protected override NetworkTarget TargetOf(EngineSession engine, NetworkReference reference) =>
        new(engine, reference.Id!, reference.Name);

    /// <inheritdoc/>
    protected override bool MayBeSeveral(NetworkReference reference, IReadOnlyList<NetworkSummary> found) =>
        NameMeansAll && found.All(network => network.Name == reference.Text);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<NetworkSummary>> SearchAsync(
        EngineSession engine, NetworkReference reference, CancellationToken cancellationToken)
    {
        var filters = reference.Id is { } id ? new FilterSet().Add("id", id) : null;
        var all = await engine.Client.Networks.ListAsync(filters, cancellationToken).ConfigureAwait(false);
        return NameMatcher.Among(all, reference, network => network.Id, network => network.Name);
    }
}
