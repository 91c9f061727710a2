using DockerPS.Parameters;

namespace DockerPS.Targets;

/// <summary>Selects the objects that a reference matches, among all of a kind.</summary>
internal static class NameMatcher
{
    /// <summary>The minimum length of an abbreviated id.</summary>
    public const int ShortestId = 6;

    /// <summary>
    /// Returns the items that a reference matches. A literal name matches several only if they share it, or if it is a prefix of several
    /// ids. An exact name takes precedence over an id.
    /// </summary>
    public static IReadOnlyList<T> Among<T>(IReadOnlyList<T> all, ObjectReference reference, Func<T, string> idOf, Func<T, string> nameOf)
    {
        if (reference.Id is { } id)
        {
            return [.. all.Where(item => idOf(item) == id)];
        }

        var text = reference.Text!;
        if (reference.IsPattern)
        {
            var pattern = Wildcard.Parse(text);
            return [.. all.Where(item => pattern.IsMatch(nameOf(item))).OrderBy(nameOf, StringComparer.Ordinal)];
        }

        IReadOnlyList<T> exact = [.. all.Where(item => nameOf(item) == text)];
        return exact.Count > 0 || text.Length < ShortestId
            ? exact
            : [.. all.Where(item => idOf(item).StartsWith(text, StringComparison.Ordinal))];
    }
}
