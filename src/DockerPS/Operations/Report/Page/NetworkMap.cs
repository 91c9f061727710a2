namespace DockerPS.Operations;

/// <summary>
/// Divides the networks of an engine into panels that are readable at their own size: what is connected stands in one, and what is too
/// much for one in a panel for each network.
/// </summary>
internal sealed class NetworkMap
{
    private const int Colours = 8;
    private const int MostRowsTogether = 18;
    private const int MostRows = 30;
    private const int MostPanels = 24;

    private readonly EngineFacts _engine;
    private readonly Dictionary<string, MapNetwork> _networks;
    private readonly Dictionary<string, IReadOnlyList<string>> _members;

    /// <summary>Divides the networks that have containers.</summary>
    public NetworkMap(EngineFacts engine)
    {
        _engine = engine;
        var drawn = engine.Networks.Where(network => network.Members.Count > 0 && network.Name != "none")
            .DistinctBy(network => network.Name).ToList();
        _networks = drawn.Select((network, index) => new MapNetwork(network.Name, network.Members.Count, index % Colours))
            .ToDictionary(network => network.Name, StringComparer.Ordinal);
        _members = drawn.ToDictionary(network => network.Name, network => network.Members, StringComparer.Ordinal);
        var all = Components().SelectMany(Divide).OrderByDescending(panel => panel.Rows.Count + panel.Hidden).ToList();
        Panels = [.. all.Take(MostPanels)];
        Hidden = all.Skip(MostPanels).Sum(panel => panel.Networks.Count);
    }

    /// <summary>The panels, the largest first.</summary>
    public IReadOnlyList<MapPanel> Panels { get; }

    /// <summary>The number of networks that are left out.</summary>
    public int Hidden { get; }

    /// <summary>Returns the networks that share containers, directly or by others.</summary>
    private IEnumerable<IReadOnlyList<MapNetwork>> Components()
    {
        var left = new HashSet<string>(_networks.Keys, StringComparer.Ordinal);
        var places = _engine.Containers.ToLookup(container => container.Name, container => container.Networks, StringComparer.Ordinal);
        foreach (var first in _networks.Keys)
        {
            if (!left.Remove(first))
            {
                continue;
            }

            List<string> found = [first];
            for (var next = 0; next < found.Count; next++)
            {
                found.AddRange(_members[found[next]].SelectMany(member => places[member]).SelectMany(names => names)
                    .Where(left.Remove).ToList());
            }

            yield return [.. found.Select(name => _networks[name])];
        }
    }

    private IEnumerable<MapPanel> Divide(IReadOnlyList<MapNetwork> component) =>
        component.Count == 1 || component.SelectMany(network => _members[network.Name]).Distinct().Count() <= MostRowsTogether
            ? [Panel(component)]
            : component.Select(network => Panel([network]));

    private MapPanel Panel(IReadOnlyList<MapNetwork> networks)
    {
        var places = networks.Select((network, place) => (network.Name, place)).ToDictionary(
            entry => entry.Name, entry => entry.place, StringComparer.Ordinal);
        var rows = _engine.Containers.Select(container => Row(container, places)).Where(row => row.Links.Count > 0)
            .OrderBy(row => row.Links.Average()).ThenBy(row => row.Container.Name, StringComparer.Ordinal).ToList();
        return new(networks, [.. rows.Take(MostRows)], Math.Max(rows.Count - MostRows, 0));
    }

    private MapRow Row(ReportedContainer container, Dictionary<string, int> places) => new(
        container,
        [.. container.Networks.Where(places.ContainsKey).Select(name => places[name])],
        [.. container.Networks.Where(name => !places.ContainsKey(name) && _networks.ContainsKey(name)).Select(name => _networks[name])]);
}
