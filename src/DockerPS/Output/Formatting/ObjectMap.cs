using System.ComponentModel;

namespace DockerPS.Output;

/// <summary>Labels, options and the like. Its text is useful in Export-Csv and ConvertTo-Html: <c>key=value</c>, comma by comma.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ObjectMap : Dictionary<string, string>
{
    internal ObjectMap(IEnumerable<KeyValuePair<string, string>>? values = null, StringComparer? comparer = null)
        : base(values ?? [], comparer ?? StringComparer.Ordinal)
    {
    }

    /// <summary>The pairs by their keys, comma by comma.</summary>
    public override string ToString() => Display.Pairs(this);
}
