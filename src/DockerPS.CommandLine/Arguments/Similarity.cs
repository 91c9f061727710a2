namespace DockerPS.CommandLine.Arguments;

/// <summary>Compares misspelled names with known ones.</summary>
internal static class Similarity
{
    /// <summary>Returns how many characters must be changed, added or removed to get from one text to the other.</summary>
    public static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    /// <summary>Returns the known name that is most like the given one; null if none is.</summary>
    public static string? Best(string name, IEnumerable<string> known) => known
        .Select(one => (Name: one, Distance: Distance(one, name)))
        .Where(one => one.Distance <= Math.Max(1, name.Length / 3))
        .OrderBy(one => one.Distance)
        .Select(one => one.Name)
        .FirstOrDefault();
}
