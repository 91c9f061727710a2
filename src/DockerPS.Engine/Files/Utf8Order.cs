namespace DockerPS.Engine.Files;

/// <summary>
/// Compares texts by their bytes in UTF-8, as the engine does. .NET compares the units of UTF-16, by which characters beyond the basic
/// plane come before those at its end.
/// </summary>
internal sealed class Utf8Order : IComparer<string>
{
    private Utf8Order()
    {
    }

    /// <summary>The comparer.</summary>
    public static Utf8Order Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x;
        ReadOnlySpan<char> right = y;
        var same = left.CommonPrefixLength(right);
        return same == left.Length || same == right.Length ? left.Length - right.Length : Rank(left[same]) - Rank(right[same]);
    }

    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
