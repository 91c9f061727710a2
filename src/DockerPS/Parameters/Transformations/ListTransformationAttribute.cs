using System.Collections;
using System.Collections.Specialized;
using System.ComponentModel;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Reads a list of values, each of which may yield several elements.</summary>
/// <typeparam name="T">The elements that the parameter needs.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ListTransformationAttribute<T> : ValueTransformationAttribute<T>
{
    /// <inheritdoc/>
    protected sealed override object? Read(object value, SessionState session)
    {
        var values = value.Unwrapped() is IList list ? Named(list) : [value];
        return Together(values.SelectMany(item => Element(item, session))).ToArray();
    }

    /// <summary>Whether elements are names, so that a number in the list is rejected: 0123 would arrive as 123.</summary>
    protected virtual bool AreNames => false;

    /// <summary>Combines the elements.</summary>
    protected virtual IEnumerable<T> Together(IEnumerable<T> items) => items;

    /// <summary>Reads a text.</summary>
    protected abstract IEnumerable<T> FromText(string text, SessionState session);

    /// <summary>Reads an entry of a dictionary.</summary>
    protected abstract IEnumerable<T> FromEntry(object key, object? value, SessionState session);

    /// <summary>Reads a dictionary, entry by entry by default. Overridden if a dictionary can describe a single element.</summary>
    protected virtual IEnumerable<T> FromDictionary(IDictionary dictionary, SessionState session) =>
        dictionary.Entries().SelectMany(entry => FromEntry(entry.Key, entry.Value, session));

    /// <summary>Reads a module object; null if the value is not one.</summary>
    protected virtual T? FromObject(object item) => default;

    private IEnumerable<object?> Named(IList list) => !AreNames || TypedNumbers.In(list) is not { } message
        ? list.Cast<object?>()
        : throw new FormatException(message);

    private static OrderedDictionary Properties(PSObject bag)
    {
        var dictionary = new OrderedDictionary();
        foreach (var property in bag.Properties)
        {
            dictionary[property.Name] = property.Value;
        }

        return dictionary;
    }

    private IEnumerable<T> Element(object? item, SessionState session) => item switch
    {
        null => throw new FormatException("A value of the list is null."),
        T ready => [ready],
        PSObject { BaseObject: T ready } => [ready],
        _ when FromObject(item) is { } made && !EqualityComparer<T>.Default.Equals(made, default) => [made],
        _ when item.Unwrapped() is IDictionary dictionary => FromDictionary(dictionary, session),

        // A CSV row or [pscustomobject] is read like a hashtable with the same keys.
        PSObject bag when ModuleObject.IsPropertyBag(bag) => FromDictionary(Properties(bag), session),
        _ => FromText(TextOf(item), session),
    };
}
