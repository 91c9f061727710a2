using DockerPS.Engine.Builds;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Finds builds in the history of engines by id, also in the form that buildx writes: <c>builder/node/id</c>.</summary>
/// <param name="engines">The engines of the command.</param>
/// <param name="list">Lists the builds of an engine, newest first: the one with an id, or all for null.</param>
internal sealed class BuildFinder(CommandEngines engines, Func<EngineSession, string?, Task<IReadOnlyList<BuildHistoryRecord>>> list)
    : ObjectFinder<BuildReference, BuildHistoryRecord>(engines)
{
    /// <inheritdoc/>
    protected override string IdOf(BuildHistoryRecord found) => found.Reference;

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<BuildHistoryRecord>> SearchAsync(
        EngineSession engine, ReferenceForm.ByObject item, CancellationToken cancellationToken) => list(engine, item.Id);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<BuildHistoryRecord>> SearchAsync(
        EngineSession engine, ReferenceForm.ByName name, CancellationToken cancellationToken)
    {
        var all = await list(engine, null).ConfigureAwait(false);
        if (name.Pattern is { } pattern)
        {
            return [.. all.Where(build => pattern.IsMatch(build.Reference))];
        }

        var id = name with { Text = name.Text[(name.Text.LastIndexOf('/') + 1)..] };
        return NameMatcher.Among(all, id, build => build.Reference, build => build.Reference);
    }
}
