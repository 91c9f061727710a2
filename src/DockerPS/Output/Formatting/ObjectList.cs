using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DockerPS.Output;

/// <summary>
/// A list in a property. Unlike an array, its text is useful in Export-Csv and ConvertTo-Html: the elements, separated by commas.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[CollectionBuilder(typeof(ObjectListFactory), nameof(ObjectListFactory.Create))]
public sealed class ObjectList<T> : ReadOnlyCollection<T>
{
    internal ObjectList(IList<T> items)
        : base(items)
    {
    }

    /// <summary>The number of elements, under the name that scripts know from arrays.</summary>
    public int Length => Count;

    /// <summary>Converts to an array, for callers that require one.</summary>
    public static implicit operator T[](ObjectList<T> list) => list.ToArray();

    /// <summary>Returns the elements as an array.</summary>
    public T[] ToArray() => [.. Items];

    /// <summary>Returns the elements, separated by commas.</summary>
    public override string ToString() => string.Join(", ", this);
}
