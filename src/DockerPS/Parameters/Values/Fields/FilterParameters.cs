using DockerPS.Engine.Http;

namespace DockerPS.Parameters;

/// <summary>Adds parameters of list cmdlets to the engine's filters.</summary>
internal static class FilterParameters
{
    /// <summary>Adds labels, all of which must match.</summary>
    public static FilterSet AddLabels(this FilterSet filters, IEnumerable<KeyValue>? labels) =>
        filters.Add("label", labels?.Select(label => label.ToString()) ?? []);

    /// <summary>Adds a switch, on or off; null adds nothing.</summary>
    public static FilterSet AddSwitch(this FilterSet filters, string key, bool? value) =>
        filters.Add(key, value is null ? [] : value.Value ? ["true"] : ["false"]);

    /// <summary>Adds the pairs of -Filter.</summary>
    public static FilterSet AddPairs(this FilterSet filters, IEnumerable<KeyValue>? pairs)
    {
        foreach (var (key, value) in pairs ?? [])
        {
            filters.Add(key, value ?? "");
        }

        return filters;
    }
}
