namespace DockerPS.Parameters;

/// <summary>Resolves repeated keys as docker does: the last value wins.</summary>
internal static class LastOfEach
{
    /// <summary>Returns the last item of each key, in the order of these items.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> items, Func<T, string> key) =>
        items.Reverse().DistinctBy(key, StringComparer.Ordinal).Reverse();
}
