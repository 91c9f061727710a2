using System.Collections;
using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>What -Add and -Remove say: hashtables of the names of collections to what goes in or out.</summary>
internal static class CollectionChanges
{
    /// <summary>Reads -Add: each value as the parameter of that name takes it.</summary>
    /// <exception cref="FormatException">There is no such collection, or a value does not fit.</exception>
    public static ServiceSettings? Added(IDictionary? values, EngineIntrinsics engine) => values?.Cast<DictionaryEntry>()
        .Aggregate(new ServiceSettings(), (settings, entry) => Find(entry.Key).Add(settings, entry.Value, engine));

    /// <summary>Reads -Remove: names, or objects by their names; of a hashtable the keys.</summary>
    /// <exception cref="FormatException">There is no such collection.</exception>
    public static Dictionary<ServiceCollection, IReadOnlySet<string>> Removed(IDictionary? values) => (values ?? new Hashtable()).Entries()
        .GroupBy(entry => CollectionOf(Find(entry.Key)), entry => Elements(entry.Value))
        .ToDictionary(
            collection => collection.Key,
            IReadOnlySet<string> (collection) => collection
                .SelectMany(elements => elements).Select(element => element?.ToString() ?? "").ToHashSet(StringComparer.Ordinal));

    /// <summary>The collections that hashtables name.</summary>
    public static IEnumerable<string> Names(params IDictionary?[] values) =>
        values.OfType<IDictionary>().SelectMany(value => value.Keys.Cast<object>()).Select(key => Find(key).Parameter);

    /// <summary>Finds a collection by a name of its parameter, or an alias, as docker has them.</summary>
    private static ServiceAddition Find(object key)
    {
        var name = key.ToString() ?? "";
        return ServiceAddition.Find(name) ?? throw new FormatException(
            $"'{name}' is no collection of a service; these are: "
            + $"{string.Join(", ", ServiceCollection.All.Select(collection => collection.Parameter))}.");
    }

    private static ServiceCollection CollectionOf(ServiceAddition addition) =>
        ServiceCollection.All.First(collection => collection.Parameter == addition.Parameter);

    private static IEnumerable<object?> Elements(object? value) => value switch
    {
        PSObject { BaseObject: not PSCustomObject and var inner } => Elements(inner),
        null => [],
        IDictionary dictionary => dictionary.Keys.Cast<object?>(),
        IList list => list.Cast<object?>(),
        _ => [value],
    };
}
