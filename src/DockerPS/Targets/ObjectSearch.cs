using DockerPS.Parameters;

namespace DockerPS.Targets;

/// <summary>Finds what a reference means among all that an engine has of a kind.</summary>
internal static class ObjectSearch
{
    /// <summary>
    /// Those that a reference means; several for a literal name where several bear it, or where it is the beginning of several ids.
    /// An exact name wins over an id.
    /// </summary>
    /// <param name="all">All that there are.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="shortestId">The digits from which on the beginning of an id counts.</param>
    /// <param name="idOf">The id of one.</param>
    /// <param name="nameOf">The name of one.</param>
    public static IReadOnlyList<T> Among<T>(IReadOnlyList<T> all, ObjectReference reference, int shortestId, Func<T, string> idOf, Func<T, string> nameOf)
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
        return exact.Count > 0 || text.Length < shortestId ? exact : [.. all.Where(item => idOf(item).StartsWith(text, StringComparison.Ordinal))];
    }
}
