using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Finds Compose projects by name, wildcard or object. What is left of a removed project is found by its name.</summary>
/// <param name="engines">The engines of the command.</param>
internal sealed class ComposeProjectFinder(CommandEngines engines) : ObjectFinder<ComposeProjectReference, ComposeState>(engines)
{
    /// <inheritdoc/>
    protected override string IdOf(ComposeState found) => found.Project;

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<ComposeState>> SearchAsync(
        EngineSession engine, ReferenceForm.ByObject item, CancellationToken cancellationToken) =>
        ReadAsync(engine, item.Id, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<ComposeState>> SearchAsync(
        EngineSession engine, ReferenceForm.ByName name, CancellationToken cancellationToken) =>
        name.Pattern is { } pattern
            ? [.. (await ComposeState.ReadAllAsync(engine, cancellationToken).ConfigureAwait(false))
                .Where(state => pattern.IsMatch(state.Project))]
            : await ReadAsync(engine, name.Text, cancellationToken).ConfigureAwait(false);

    private static async Task<IReadOnlyList<ComposeState>> ReadAsync(
        EngineSession engine, string project, CancellationToken cancellationToken)
    {
        var state = await ComposeState.ReadAsync(engine, project, cancellationToken).ConfigureAwait(false);
        return state.Containers.Count + state.Networks.Count + state.Volumes.Count > 0 ? [state] : [];
    }
}
