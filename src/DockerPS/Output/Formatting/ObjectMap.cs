using System.ComponentModel;

namespace DockerPS.Output;

/// <summary>
/// Labels, options and the like. The text is useful in Export-Csv and ConvertTo-Html: <c>key=value</c> pairs, separated by commas.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ObjectMap : Dictionary<string, string>
{
    internal ObjectMap(IEnumerable<KeyValuePair<string, string>>? values = null, StringComparer? comparer = null)
        : base(values ?? [], comparer ?? StringComparer.Ordinal)
    {
    }

    /// <summary>Returns the pairs ordered by key, separated by commas.</summary>
    public override string ToString() => Display.Pairs(this);
}
