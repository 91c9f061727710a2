namespace DockerPS.Engine.Models;

/// <summary>The processes of a container, as listed by <c>ps</c> on the engine's host.</summary>
public sealed record ContainerTop
{
    /// <summary>The titles of the columns.</summary>
    public IReadOnlyList<string>? Titles { get; init; }

    /// <summary>The rows, one for each process; null if there is none.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Processes { get; init; }

    /// <summary>Splits lines into columns, which podman does not; the last column may contain spaces.</summary>
    internal ContainerTop InColumns()
    {
        if (Titles is not [var line] || Cells(line) is not { Length: > 1 } titles)
        {
            return this;
        }

        return new()
        {
            Titles = titles,
            Processes = Processes?.Select(row => row is [var text] ? Cells(text, titles.Length) : row).ToList(),
        };
    }

    private static string[] Cells(string line, int count = int.MaxValue)
    {
        var cells = new List<string>();
        var rest = line.Trim();
        while (cells.Count < count - 1 && rest.IndexOfAny([' ', '\t']) is var end and >= 0)
        {
            cells.Add(rest[..end]);
            rest = rest[end..].TrimStart();
        }

        return rest.Length > 0 ? [.. cells, rest] : [.. cells];
    }
}
