using DockerPS.Engine.Streaming;

namespace DockerPS.Operations;

/// <summary>A step of a build.</summary>
/// <param name="name">What it does.</param>
internal sealed class BuildStep(string name)
{
    private readonly OutputTail _output = new();
    private readonly OutputTail _error = new();

    /// <summary>Its place among those that have begun, from 1 on; 0 where it has not.</summary>
    public int Number { get; set; }

    /// <summary>What it does, like <c>[2/3] RUN make</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Whether its result was there already.</summary>
    public bool Cached { get; set; }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Why it failed; empty where it did not.</summary>
    public string Error { get; set; } = "";

    /// <summary>The exit code of its command, where it failed with one.</summary>
    public long? ExitCode { get; set; }

    /// <summary>
    /// The last lines that its command wrote, those on standard error at the end: which of the two streams comes first is chance, and
    /// why it failed must not be lost.
    /// </summary>
    public string LastLines => string.Join(Environment.NewLine, new[] { _output.ToString(), _error.ToString() }.Where(lines => lines.Length > 0));

    /// <summary>Takes in a line that its command wrote.</summary>
    public void Add(OutputStream stream, string line) => (stream == OutputStream.Error ? _error : _output).Add(line);
}
