using DockerPS.Parameters;

namespace DockerPS.Targets;

/// <summary>Selects what a reference means among all that an engine has of a kind.</summary>
internal static class NameMatcher
{
    /// <summary>The number of digits from which on the beginning of an id counts as one.</summary>
    public const int ShortestId = 6;

    /// <summary>
    /// Returns the items that a reference means: more than one for a literal name only if several have it, or if it is the beginning of
    /// several ids. An exact name takes precedence over an id.
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
        return exact.Count > 0 || text.Length < ShortestId ? exact : [.. all.Where(item => idOf(item).StartsWith(text, StringComparison.Ordinal))];
    }
}
