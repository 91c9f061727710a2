namespace DockerPS.Output;

/// <summary>Makes lists; the compiler calls it for collection expressions.</summary>
internal static class ObjectListFactory
{
    /// <summary>Makes a list of these elements.</summary>
    public static ObjectList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
