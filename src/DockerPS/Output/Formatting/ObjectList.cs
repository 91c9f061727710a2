using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DockerPS.Output;

/// <summary>
/// Values of a property. Unlike that of an array, its text is useful in Export-Csv and ConvertTo-Html: the elements, comma by comma.
/// </summary>
/// <typeparam name="T">The kind of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[CollectionBuilder(typeof(ObjectListFactory), nameof(ObjectListFactory.Create))]
public sealed class ObjectList<T> : ReadOnlyCollection<T>
{
    internal ObjectList(IList<T> items)
        : base(items)
    {
    }

    /// <summary>The number of elements; scripts ask arrays for it by this name.</summary>
    public int Length => Count;

    /// <summary>The elements as an array, for whom it must be one.</summary>
    public static implicit operator T[](ObjectList<T> list) => list.ToArray();

    /// <summary>The elements as an array.</summary>
    public T[] ToArray() => [.. Items];

    /// <summary>The elements, comma by comma.</summary>
    public override string ToString() => string.Join(", ", this);
}
