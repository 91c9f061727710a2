using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Finds containers by name, wildcard, id or object.</summary>
/// <param name="engines">The engines of the command.</param>
internal sealed class ContainerFinder(CommandEngines engines) : TargetFinder<ContainerReference, ContainerSummary, ContainerTarget>(engines)
{
    /// <inheritdoc/>
    protected override string IdOf(ContainerSummary found) => found.Id;

    /// <inheritdoc/>
    protected override ContainerTarget TargetOf(EngineSession engine, ContainerSummary found) =>
        new(engine, found.Id, Container.NameOf(found));

    /// <inheritdoc/>
    protected override ContainerTarget TargetOf(EngineSession engine, ReferenceForm.ByObject item) => new(engine, item.Id, item.Name);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<ContainerSummary>> SearchAsync(
        EngineSession engine, ReferenceForm.ByObject item, CancellationToken cancellationToken) =>
        engine.Client.Containers.ListAsync(filters: new FilterSet().Add("id", item.Id), cancellationToken: cancellationToken);

    /// <summary>
    /// Looks up a name on one engine. A literal name matches several containers only if it is a prefix of several ids. The engine's
    /// name filter is a regular expression that matches parts of names, so it only narrows the list.
    /// </summary>
    protected override async Task<IReadOnlyList<ContainerSummary>> SearchAsync(
        EngineSession engine, ReferenceForm.ByName reference, CancellationToken cancellationToken)
    {
        var (api, text) = (engine.Client.Containers, reference.Text);
        if (reference.Pattern is { } pattern)
        {
            var all = await api.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            // A link gives its target a second name below the source's, by which app-* must not match it.
            var links = text.Contains('/', StringComparison.Ordinal);
            return [.. all.Where(container => Container.NamesOf(container)
                .Any(name => (links || !name.Contains('/', StringComparison.Ordinal)) && pattern.IsMatch(name)))];
        }

        var name = text.TrimStart('/');
        if (!CanBeName(name))
        {
            return [];
        }

        var byName = new FilterSet().Add("name", $"^/?{name.Replace(".", "\\.", StringComparison.Ordinal)}$");
        var named = await api.ListAsync(filters: byName, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (named.Count == 0 && name.Contains('/', StringComparison.Ordinal))
        {
            // The engine's filter ignores names from links.
            named = await api.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<ContainerSummary> exact =
            [.. named.Where(container => Container.NamesOf(container).Contains(name, StringComparer.Ordinal))];
        if (exact.Count > 0 || name.Length < NameMatcher.ShortestId || !name.All(char.IsAsciiHexDigitLower))
        {
            return exact;
        }

        var byId = new FilterSet().Add("id", name);
        var identified = await api.ListAsync(filters: byId, cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. identified.Where(container => container.Id.StartsWith(name, StringComparison.Ordinal))];
    }

    /// <summary>Returns whether a container can have a name. Other names need no request.</summary>
    private static bool CanBeName(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-' or '/');
}
