using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>
/// Implements Get-Container's filters: the engine applies as many as it can; those that it lacks (wildcards, ports of either side,
/// times) are applied here.
/// </summary>
internal sealed class ContainerFilter
{
    private const int ParallelInspects = 16;
    private const string Ancestor = "ancestor";

    private readonly ContainerFilterSettings _settings;
    private readonly List<ImageNameMatch> _images = [];
    private readonly List<Func<Container, bool>> _conditions = [];
    private readonly List<KeyValuePair<string, string>> _filters = [];
    private readonly List<Func<ContainerFacts, bool, bool>> _times = [];

    /// <param name="settings">The settings.</param>
    public ContainerFilter(ContainerFilterSettings settings)
    {
        _settings = settings;
        Add("status", settings.Status);
        Add("health", settings.Health);
        Add("exited", settings.ExitCode?.Select(code => code.ToString(CultureInfo.InvariantCulture)));
        Add("label", settings.Label?.Select(label => label.ToString()));
        if (settings.Image?.Any(WildcardPattern.ContainsWildcardCharacters) == true)
        {
            _images = [.. settings.Image.Select(name => new ImageNameMatch(name, WildcardPattern.ContainsWildcardCharacters(name)))];
        }
        else
        {
            Add(Ancestor, settings.Image);
        }

        AddNames("network", settings.Network, container => container.Networks.Select(network => network.Name));
        AddNames("volume", settings.Volume, container => container.Mounts.Select(mount => mount.Name ?? mount.Source));
        foreach (var filter in settings.Filter ?? [])
        {
            Add(filter.Key, [filter.Value ?? ""]);
        }

        if (settings.Port is { } ports)
        {
            _conditions.Add(container => container.Ports.Any(
                port => ports.Contains(port.PrivatePort) || (port.PublicPort is { } open && ports.Contains(open))));
        }

        if (settings.CreatedAfter is { } after)
        {
            _conditions.Add(container => container.CreatedAt > after);
        }

        if (settings.CreatedBefore is { } before)
        {
            _conditions.Add(container => container.CreatedAt < before);
        }

        AddTime(settings.StartedAfter, (facts, _, time) => facts.StartedAt > time);
        AddTime(settings.StartedBefore, (facts, _, time) => facts.StartedAt < time);

        // A restarted container still has the finish time of its previous run.
        AddTime(settings.FinishedAfter, (facts, hasEnded, time) => hasEnded && facts.FinishedAt > time);
        AddTime(settings.FinishedBefore, (facts, hasEnded, time) => hasEnded && facts.FinishedAt < time);
    }

    /// <summary>Whether there is nothing to filter by or to query, so that the containers found by name are the result.</summary>
    public bool IsEmpty => _filters.Count == 0 && _conditions.Count == 0 && _times.Count == 0
        && _images.Count == 0 && _settings.Last is null && !_settings.Running && !_settings.Size;

    /// <summary>Lists the matching containers of an engine, limited to the given ids if there are any.</summary>
    public async Task<IReadOnlyList<ContainerSummary>> ListAsync(
        EngineSession engine, IReadOnlySet<string>? ids, CancellationToken cancellationToken)
    {
        var filters = new FilterSet();
        foreach (var (key, value) in _filters)
        {
            filters.Add(key, key == Ancestor ? await AncestorAsync(engine, value, cancellationToken).ConfigureAwait(false) : value);
        }

        // The engine applies its limit after its own filters only, so it cannot be used with the ones applied here.
        var engineCounts = _conditions.Count == 0 && _images.Count == 0 && _times.Count == 0 && !_settings.Running;
        var last = engineCounts ? _settings.Last : null;
        filters.Add("id", (IEnumerable<string>?)ids ?? []);
        var found = await engine.Client.Containers
            .ListAsync(!_settings.Running, last, _settings.Size, filters, cancellationToken).ConfigureAwait(false);
        var selected = found.Where(container =>
            (_conditions.Count == 0 && _images.Count == 0) || Matches(engine, Container.From(container, engine.Name)));
        var inTime = _times.Count == 0 ? selected : await InTimeAsync(engine, [.. selected], cancellationToken).ConfigureAwait(false);
        return [.. inTime.Take(_settings.Last ?? int.MaxValue)];
    }

    private bool Matches(EngineSession engine, Container container) =>
        _conditions.TrueForAll(condition => condition(container))
        && (_images.Count == 0 || _images.Exists(image => image.Includes(container.Image, engine.Client.IsPodman)));

    /// <summary>
    /// Returns the ancestor to query for an image. Podman expects full names, and ids without the algorithm, so the id is looked up.
    /// </summary>
    private static async Task<string> AncestorAsync(EngineSession engine, string image, CancellationToken cancellationToken)
    {
        await engine.Client.NegotiateAsync(cancellationToken).ConfigureAwait(false);
        if (!engine.Client.IsPodman)
        {
            return image;
        }

        try
        {
            var found = await engine.Client.Images.InspectAsync(image, cancellationToken).ConfigureAwait(false);
            return found.Id[(found.Id.IndexOf(':', StringComparison.Ordinal) + 1)..];
        }
        catch (DockerApiException unknown) when (unknown.IsNotFound)
        {
            return image;
        }
    }

    /// <summary>Returns the containers that match the time filters. Lists do not have these times, so each is inspected.</summary>
    private async Task<IEnumerable<ContainerSummary>> InTimeAsync(
        EngineSession engine, IReadOnlyList<ContainerSummary> containers, CancellationToken cancellationToken)
    {
        var matches = new bool[containers.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelInspects, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, containers.Count), options, async (index, token) =>
        {
            try
            {
                var id = containers[index].Id;
                var inspect = await engine.Client.Containers.InspectAsync(id, cancellationToken: token).ConfigureAwait(false);
                var (facts, hasEnded) = (new ContainerFacts(inspect), inspect.State?.Status is "exited" or "dead" or "created");
                matches[index] = _times.TrueForAll(condition => condition(facts, hasEnded));
            }
            catch (DockerApiException gone) when (gone.IsNotFound)
            {
                // Removed since it was listed.
            }
        }).ConfigureAwait(false);
        return containers.Where((_, index) => matches[index]);
    }

    private void AddTime(DateTime? time, Func<ContainerFacts, bool, DateTime, bool> condition)
    {
        if (time is { } given)
        {
            _times.Add((facts, hasEnded) => condition(facts, hasEnded, given));
        }
    }

    private void Add(string key, IEnumerable<string>? values) =>
        _filters.AddRange((values ?? []).Select(value => KeyValuePair.Create(key, value)));

    /// <summary>Adds a filter by names: by the engine if all are literal, otherwise here for all of them.</summary>
    private void AddNames(string key, string[]? names, Func<Container, IEnumerable<string>> namesOf)
    {
        if (names is null || !names.Any(WildcardPattern.ContainsWildcardCharacters))
        {
            Add(key, names);
            return;
        }

        var patterns = names.Select(name => Wildcard.Parse(name)).ToList();
        _conditions.Add(container => namesOf(container).Any(name => patterns.Exists(pattern => pattern.IsMatch(name))));
    }
}
