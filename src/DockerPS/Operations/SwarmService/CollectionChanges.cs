using System.Collections;
using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>Reads -Add and -Remove: hashtables of collection names to the elements to add or remove.</summary>
internal static class CollectionChanges
{
    /// <summary>Reads -Add: each value in the forms of the parameter with that name.</summary>
    /// <exception cref="FormatException">The collection does not exist, or a value is malformed.</exception>
    public static ServiceSettings? Added(IDictionary? values, EngineIntrinsics engine) => values?.Cast<DictionaryEntry>()
        .Aggregate(new ServiceSettings(), (settings, entry) => Find(entry.Key).Add(settings, entry.Value, engine));

    /// <summary>Reads -Remove: names, objects by their names, or the keys of a hashtable.</summary>
    /// <exception cref="FormatException">The collection does not exist.</exception>
    public static Dictionary<ServiceCollection, IReadOnlySet<string>> Removed(IDictionary? values) => (values ?? new Hashtable()).Entries()
        .GroupBy(entry => CollectionOf(Find(entry.Key)), entry => Elements(entry.Value))
        .ToDictionary(
            collection => collection.Key,
            IReadOnlySet<string> (collection) => collection
                .SelectMany(elements => elements).Select(element => element?.ToString() ?? "").ToHashSet(StringComparer.Ordinal));

    /// <summary>Returns the collections named in hashtables.</summary>
    public static IEnumerable<string> Names(params IDictionary?[] values) =>
        values.OfType<IDictionary>().SelectMany(value => value.Keys.Cast<object>()).Select(key => Find(key).Parameter);

    /// <summary>Finds a collection by the name of its parameter or one of its aliases.</summary>
    private static ServiceAddition Find(object key)
    {
        var name = key.ToString() ?? "";
        return ServiceAddition.Find(name) ?? throw new FormatException(
            $"'{name}' is not a collection of a service. The collections are: "
            + $"{string.Join(", ", ServiceCollection.All.Select(collection => collection.Parameter))}.");
    }

    private static ServiceCollection CollectionOf(ServiceAddition addition) =>
        ServiceCollection.All.First(collection => collection.Parameter == addition.Parameter);

    private static IEnumerable<object?> Elements(object? value) => value.Unwrapped() switch
    {
        null => [],
        IDictionary dictionary => dictionary.Keys.Cast<object?>(),
        IList list => list.Cast<object?>(),
        var single => [single],
    };
}
