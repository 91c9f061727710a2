namespace DockerPS.Operations;

/// <summary>The last lines of a command's output, mostly standard error, for the message about its failure.</summary>
internal sealed class OutputTail
{
    private const int Length = 10;

    private readonly Queue<string> _lines = new(Length);

    /// <summary>Returns the last lines of a text.</summary>
    public static string Of(string text)
    {
        var tail = new OutputTail();
        foreach (var line in text.AsSpan().TrimEnd().EnumerateLines())
        {
            tail.Add(line.ToString());
        }

        return tail.ToString();
    }

    /// <summary>Adds a line.</summary>
    public void Add(string line)
    {
        if (_lines.Count == Length)
        {
            _lines.Dequeue();
        }

        _lines.Enqueue(line);
    }

    /// <summary>Returns the lines.</summary>
    public override string ToString() => string.Join(Environment.NewLine, _lines);
}
