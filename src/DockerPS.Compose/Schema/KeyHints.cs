namespace DockerPS.Compose.Schema;

/// <summary>Finds the key that was probably meant.</summary>
internal static class KeyHints
{
    private const int MostEdits = 2;

    /// <summary>Returns the known key that differs least from an unknown one; null if all differ much.</summary>
    public static string? Closest(string key, IEnumerable<string> known)
    {
        var word = Normalize(key);
        var best = known.Select(name => (Name: name, Edits: Edits(word, Normalize(name)))).OrderBy(pair => pair.Edits)
            .ThenBy(pair => pair.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Name is not null && best.Edits <= Math.Min(MostEdits, (word.Length - 1) / 2) ? best.Name : null;
    }

    private static string Normalize(string key) => key.Replace("-", "_", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Returns the number of letters that are to be inserted, removed or replaced.</summary>
    private static int Edits(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j - 1], row[j]) + 1);
            }
        }

        return row[^1];
    }
}
