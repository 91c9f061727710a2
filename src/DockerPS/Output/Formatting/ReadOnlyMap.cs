using System.Collections.ObjectModel;
using System.ComponentModel;

namespace DockerPS.Output;

/// <summary>A read-only map. The text is useful in Export-Csv and ConvertTo-Html: <c>key=value</c> pairs, separated by commas.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReadOnlyMap : ReadOnlyDictionary<string, string>
{
    internal ReadOnlyMap(IDictionary<string, string> pairs)
        : base(pairs)
    {
    }

    /// <summary>Returns the pairs ordered by key, separated by commas.</summary>
    public override string ToString() => Display.Pairs(this);
}
