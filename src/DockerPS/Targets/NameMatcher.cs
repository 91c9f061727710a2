using DockerPS.Parameters;

namespace DockerPS.Targets;

/// <summary>Selects the objects that a name matches, among all of a kind.</summary>
internal static class NameMatcher
{
    /// <summary>The minimum length of an abbreviated id.</summary>
    public const int ShortestId = 6;

    /// <summary>
    /// Returns the items that a name, wildcard or id matches. A literal name matches several only if they share it, or if it is a prefix
    /// of several ids. An exact name takes precedence over an id.
    /// </summary>
    public static IReadOnlyList<T> Among<T>(
        IReadOnlyList<T> all, ReferenceForm.ByName name, Func<T, string> idOf, Func<T, string> nameOf)
    {
        if (name.Pattern is { } pattern)
        {
            return [.. all.Where(item => pattern.IsMatch(nameOf(item))).OrderBy(nameOf, StringComparer.Ordinal)];
        }

        IReadOnlyList<T> exact = [.. all.Where(item => nameOf(item) == name.Text)];
        return exact.Count > 0 || name.Text.Length < ShortestId
            ? exact
            : [.. all.Where(item => idOf(item).StartsWith(name.Text, StringComparison.Ordinal))];
    }
}
