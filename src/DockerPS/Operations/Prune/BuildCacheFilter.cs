using System.Globalization;
using System.Text;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>
/// The filters of the build cache. The engine's own route has those of docker's API; exclusions (<c>type!</c>) and regular expressions
/// (<c>description~</c>) are BuildKit's, and buildx's too.
/// </summary>
/// <param name="filter">The filters of the command.</param>
internal sealed class BuildCacheFilter(PruneFilter filter)
{
    private static readonly string[] s_fields = ["id", "type", "description"];
    private static readonly string[] s_conditions = ["inuse", "shared", "private"];

    /// <summary>The keys that a filter can have.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["until", .. s_fields.SelectMany(field => (string[])[field, field + "!", field + "~"]), .. s_conditions];

    /// <summary>Indicates whether only BuildKit's control API can evaluate the filter.</summary>
    public bool NeedsControl => filter.Keys.Any(key => key[^1] is '!' or '~');

    /// <summary>Throws if the engine does not know a filter. Prunes of older ones see no descriptions, so that none would match.</summary>
    /// <exception cref="DockerFeatureException">A filter needs a newer API.</exception>
    public void Require(ApiVersion version) => ApiFeature.Require(
        filter.Keys.Any(key => key.StartsWith("description", StringComparison.Ordinal)), "Filtering by description", 46, version);

    /// <summary>Rejects values that the engine would take for something else.</summary>
    /// <exception cref="FormatException">A condition is neither true nor false, or a key has several values.</exception>
    public void Check()
    {
        foreach (var key in s_conditions)
        {
            _ = filter.Values(key).Select(value => IsTrue(key, value)).ToList();
        }

        if (filter.Keys.GroupBy(key => key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } several)
        {
            throw new FormatException($"The build cache can be filtered by a single value of '{several.Key}'. Clear it once for each.");
        }
    }

    /// <summary>Returns the filters for the engine's own route.</summary>
    public FilterSet ToFilters()
    {
        var filters = new FilterSet();
        foreach (var field in s_fields)
        {
            filters.Add(field, filter.Values(field).Select(Quoted));
        }

        foreach (var condition in Conditions())
        {
            filters.AddCondition(condition);
        }

        // Older engines accept durations only.
        return Unused is { } unused
            ? filters.Add("until", string.Create(CultureInfo.InvariantCulture, $"{unused.TotalSeconds:0.######}s"))
            : filters;
    }

    /// <summary>Returns the filters for BuildKit; empty for none. All parts must match.</summary>
    public IReadOnlyList<string> ToBuildKit()
    {
        string[] parts =
        [
            .. s_fields.SelectMany(field => (string[])
            [
                .. filter.Values(field).Select(value => $"{field}{(field == "id" ? "~=" : "==")}{Quoted(value)}"),
                .. filter.Values(field + "!").Select(value => $"{field}!={Quoted(value)}"),
                .. filter.Values(field + "~").Select(value => $"{field}~={Quoted(value)}"),
            ]),
            .. Conditions(),
        ];
        return parts.Length == 0 ? [] : [string.Join(',', parts)];
    }

    /// <summary>The time for which records have not been used; null for no such condition.</summary>
    public TimeSpan? Unused => filter.Until is { } until ? DateTime.Now - until : null;

    /// <summary>Returns whether a record matches, but for the filters that need BuildKit's control API.</summary>
    public bool Matches(BuildCacheRecord record, DateTime? lastUsed) =>
        (lastUsed is not { } used || filter.Until is not { } until || used <= until)
        && filter.Values("id").All(record.Id.Contains)
        && filter.Values("type").All(type => type == record.Type)
        && filter.Values("description").All(description => description == record.Description)
        && Conditions().All(condition => condition switch
        {
            "shared" => record.Shared,
            "private" => !record.Shared,
            _ => record.InUse,
        });

    /// <summary>Returns the conditions that a record must meet. A condition takes no value, so its opposite stands for false.</summary>
    private IEnumerable<string> Conditions() =>
        from key in s_conditions
        from value in filter.Values(key)
        let condition = IsTrue(key, value) ? key : key switch { "shared" => "private", "private" => "shared", _ => null }
        where condition is not null
        select condition;

    private static bool IsTrue(string key, string value) => value.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw new FormatException($"'{value}' is not a value of the filter {key}. Write {key}=true or {key}=false."),
    };

    /// <summary>Quotes a value for BuildKit, which ends others at a space or comma.</summary>
    private static string Quoted(string value)
    {
        if (value.Length > 0 && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-'))
        {
            return value;
        }

        var text = new StringBuilder("\"");
        foreach (var letter in value)
        {
            text.Append(letter is '"' or '\\' ? "\\" : "").Append(letter);
        }

        return text.Append('"').ToString();
    }
}
