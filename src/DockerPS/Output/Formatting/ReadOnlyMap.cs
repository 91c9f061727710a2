using System.Collections.ObjectModel;
using System.ComponentModel;

namespace DockerPS.Output;

/// <summary>Pairs that do not change. Their text is useful in Export-Csv and ConvertTo-Html: <c>key=value</c>, comma by comma.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReadOnlyMap : ReadOnlyDictionary<string, string>
{
    internal ReadOnlyMap(IDictionary<string, string> pairs)
        : base(pairs)
    {
    }

    /// <summary>The pairs by their keys, comma by comma.</summary>
    public override string ToString() => Display.Pairs(this);
}
