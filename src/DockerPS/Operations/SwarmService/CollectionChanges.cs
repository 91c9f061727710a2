using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using DockerPS.Commands;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>What -Add and -Remove say: hashtables of the names of collections to what goes in or out.</summary>
internal static class CollectionChanges
{
    /// <summary>Reads -Add: each value as the parameter of that name takes it.</summary>
    /// <exception cref="FormatException">There is no such collection, or a value does not fit.</exception>
    public static ServiceAdditions? Added(IDictionary? values, EngineIntrinsics engine)
    {
        if (values is null)
        {
            return null;
        }

        var additions = new ServiceAdditions();
        foreach (DictionaryEntry entry in values)
        {
            var property = typeof(ServiceSpecCmdlet).GetProperty(Find(entry.Key).Parameter)!;
            try
            {
                var value = property.GetCustomAttributes<ArgumentTransformationAttribute>().Aggregate(entry.Value, (given, read) => read.Transform(engine, given!));
                property.SetValue(additions, LanguagePrimitives.ConvertTo(value, property.PropertyType, CultureInfo.InvariantCulture));
            }
            catch (Exception error) when (error is ArgumentTransformationMetadataException or PSInvalidCastException)
            {
                throw new FormatException($"{property.Name} of -Add: {error.Message}", error);
            }
        }

        return additions;
    }

    /// <summary>Reads -Remove: names, or objects by their names; of a hashtable the keys.</summary>
    /// <exception cref="FormatException">There is no such collection.</exception>
    public static Dictionary<ServiceCollection, IReadOnlySet<string>> Removed(IDictionary? values) => (values ?? new Hashtable()).Entries()
        .GroupBy(entry => Find(entry.Key), entry => Elements(entry.Value))
        .ToDictionary(
            collection => collection.Key,
            IReadOnlySet<string> (collection) => collection.SelectMany(elements => elements).Select(element => element?.ToString() ?? "").ToHashSet(StringComparer.Ordinal));

    /// <summary>The collections that hashtables name.</summary>
    public static IEnumerable<string> Names(params IDictionary?[] values) =>
        values.OfType<IDictionary>().SelectMany(value => value.Keys.Cast<object>()).Select(key => Find(key).Parameter);

    private static ServiceCollection Find(object key)
    {
        var name = key.ToString() ?? "";
        return ServiceCollection.All.FirstOrDefault(collection => IsNamed(collection.Parameter, name)) ?? throw new FormatException(
            $"'{name}' is no collection of a service; these are: {string.Join(", ", ServiceCollection.All.Select(collection => collection.Parameter))}.");
    }

    /// <summary>Whether a name is that of a parameter or an alias of it, as docker has them.</summary>
    private static bool IsNamed(string parameter, string name) =>
        parameter.Equals(name, StringComparison.OrdinalIgnoreCase)
        || typeof(ServiceSpecCmdlet).GetProperty(parameter)!.GetCustomAttribute<AliasAttribute>()?.AliasNames.Contains(name, StringComparer.OrdinalIgnoreCase) == true;

    private static IEnumerable<object?> Elements(object? value) => (value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value) switch
    {
        null => [],
        IDictionary dictionary => dictionary.Keys.Cast<object?>(),
        IList list => list.Cast<object?>(),
        _ => [value],
    };
}
