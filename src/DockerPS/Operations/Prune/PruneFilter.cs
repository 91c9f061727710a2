using DockerPS.Engine.Http;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>
/// Which of the unused things are meant. The engine filters when it removes; that the same holds for what is only told of, the
/// rules of the engine are here too.
/// </summary>
internal sealed class PruneFilter
{
    private readonly List<KeyValue> _labels = [];
    private readonly List<KeyValue> _excluded = [];
    private readonly List<KeyValue> _others = [];

    /// <exception cref="FormatException">A filter holds no time.</exception>
    public PruneFilter(DateTime? until, KeyValue[]? labels, KeyValue[]? filters)
    {
        Until = until;
        _labels.AddRange(labels ?? []);
        foreach (var filter in filters ?? [])
        {
            switch (filter.Key)
            {
                case "until":
                    Until = TimeTransformationAttribute.FromText(filter.Value ?? "");
                    break;
                case "label":
                    _labels.Add(KeyValue.Parse(filter.Value ?? ""));
                    break;
                case "label!":
                    _excluded.Add(KeyValue.Parse(filter.Value ?? ""));
                    break;
                default:
                    _others.Add(filter);
                    break;
            }
        }
    }

    /// <summary>Only what was made before; null for all.</summary>
    public DateTime? Until { get; }

    /// <summary>The engine's keys of what is filtered by.</summary>
    public IEnumerable<string> Keys =>
    [
        .. Until is null ? (string[])[] : ["until"],
        .. _labels.Count == 0 ? (string[])[] : ["label"],
        .. _excluded.Count == 0 ? (string[])[] : ["label!"],
        .. _others.Select(other => other.Key),
    ];

    /// <summary>The values of another key.</summary>
    public IEnumerable<string> Values(string key) => _others.Where(other => other.Key == key).Select(other => other.Value ?? "");

    /// <summary>The filters that the engine takes.</summary>
    public FilterSet ToFilters()
    {
        var filters = new FilterSet()
            .Add("label", _labels.Select(label => label.ToString()))
            .Add("label!", _excluded.Select(label => label.ToString()));
        return Second is { } until ? filters.Add("until", until.AddTicks(-1)) : filters;
    }

    /// <summary>Whether something is meant.</summary>
    /// <param name="labels">Its labels.</param>
    /// <param name="created">When it was made; null where that does not count.</param>
    public bool Includes(IReadOnlyDictionary<string, string>? labels, DateTime? created) =>
        _labels.TrueForAll(label => Has(labels, label))
        && (_excluded.Count == 0 || !_excluded.TrueForAll(label => Has(labels, label)))
        && (Second is not { } until || created is not { } time || time < until);

    /// <summary>Lists tell times in whole seconds, and the engine compares all decimals: between them only whole seconds agree.</summary>
    private DateTime? Second => Until is { } until ? until.AddTicks(-(until.Ticks % TimeSpan.TicksPerSecond)) : null;

    private static bool Has(IReadOnlyDictionary<string, string>? labels, KeyValue label) =>
        labels?.TryGetValue(label.Key, out var value) == true && (label.Value is null || label.Value == value);
}
