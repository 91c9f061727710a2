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
    protected override NetworkTarget TargetOf(EngineSession engine, ReferenceForm.ByObject item) => new(engine, item.Id, item.Name);

    /// <inheritdoc/>
    protected override bool MayBeSeveral(string name, IReadOnlyList<NetworkSummary> found) =>
        NameMeansAll && found.All(network => network.Name == name);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<NetworkSummary>> SearchAsync(
        EngineSession engine, ReferenceForm.ByObject item, CancellationToken cancellationToken)
    {
        // The engine's filter matches prefixes of ids.
        var found = await engine.Client.Networks.ListAsync(new FilterSet().Add("id", item.Id), cancellationToken).ConfigureAwait(false);
        return [.. found.Where(network => network.Id == item.Id)];
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<NetworkSummary>> SearchAsync(
        EngineSession engine, ReferenceForm.ByName name, CancellationToken cancellationToken)
    {
        var all = await engine.Client.Networks.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return NameMatcher.Among(all, name, network => network.Id, network => network.Name);
    }
}
