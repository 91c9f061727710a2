namespace DockerPS.Operations;

/// <summary>The last lines that a command wrote, mostly to standard error: what its failure is told with.</summary>
internal sealed class OutputTail
{
    private const int Length = 10;

    private readonly Queue<string> _lines = new(Length);

    /// <summary>The last lines of a text.</summary>
    public static string Of(string text)
    {
        var tail = new OutputTail();
        foreach (var line in text.AsSpan().TrimEnd().EnumerateLines())
        {
            tail.Add(line.ToString());
        }

        return tail.ToString();
    }

    /// <summary>Takes a line in.</summary>
    public void Add(string line)
    {
        if (_lines.Count == Length)
        {
            _lines.Dequeue();
        }

        _lines.Enqueue(line);
    }

    /// <summary>The lines.</summary>
    public override string ToString() => string.Join(Environment.NewLine, _lines);
}
