namespace DockerPS.Parameters;

/// <summary>What docker does with a key that is given several times: the last counts.</summary>
internal static class LastOfEach
{
    /// <summary>Returns the last of each key, in the order of these.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> items, Func<T, string> key) =>
        items.Reverse().DistinctBy(key, StringComparer.Ordinal).Reverse();
}
