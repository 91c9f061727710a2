namespace DockerPS.Output;

/// <summary>Creates lists from collection expressions, called by the compiler.</summary>
internal static class ObjectListFactory
{
    /// <summary>Creates a list of the elements.</summary>
    public static ObjectList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
