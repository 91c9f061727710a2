using DockerPS.Engine.Http;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>
/// Selects unused objects to remove. The engine filters on removal; its rules are repeated here so that a preview shows the same objects.
/// </summary>
internal sealed class PruneFilter
{
    private readonly List<KeyValue> _labels = [];
    private readonly List<KeyValue> _excluded = [];
    private readonly List<KeyValue> _others = [];

    /// <exception cref="FormatException">A filter has an invalid time.</exception>
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

    /// <summary>The creation time before which objects are removed; null for all.</summary>
    public DateTime? Until { get; }

    /// <summary>The keys of the filters in use.</summary>
    public IEnumerable<string> Keys =>
    [
        .. Until is null ? (string[])[] : ["until"],
        .. _labels.Count == 0 ? (string[])[] : ["label"],
        .. _excluded.Count == 0 ? (string[])[] : ["label!"],
        .. _others.Select(other => other.Key),
    ];

    /// <summary>Returns the values of another filter.</summary>
    public IEnumerable<string> Values(string key) => _others.Where(other => other.Key == key).Select(other => other.Value ?? "");

    /// <summary>Returns the filters for the engine.</summary>
    public FilterSet ToFilters()
    {
        var filters = new FilterSet()
            .Add("label", _labels.Select(label => label.ToString()))
            .Add("label!", _excluded.Select(label => label.ToString()));
        return UntilSecond is { } until ? filters.Add("until", until.AddTicks(-1)) : filters;
    }

    /// <summary>Returns whether an object is included.</summary>
    /// <param name="labels">The labels of the object.</param>
    /// <param name="created">The creation time; null if it does not matter.</param>
    public bool Includes(IReadOnlyDictionary<string, string>? labels, DateTime? created) =>
        _labels.TrueForAll(label => Has(labels, label))
        && (_excluded.Count == 0 || !_excluded.TrueForAll(label => Has(labels, label)))
        && (UntilSecond is not { } until || created is not { } time || time < until);

    /// <summary>
    /// The time in whole seconds: lists have whole seconds while the engine compares fractions, so that only whole seconds agree.
    /// </summary>
    private DateTime? UntilSecond => Until is { } until ? until.AddTicks(-(until.Ticks % TimeSpan.TicksPerSecond)) : null;

    private static bool Has(IReadOnlyDictionary<string, string>? labels, KeyValue label) =>
        labels?.TryGetValue(label.Key, out var value) == true && (label.Value is null || label.Value == value);
}
