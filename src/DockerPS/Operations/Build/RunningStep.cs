using DockerPS.Engine.Streaming;

namespace DockerPS.Operations;

/// <summary>A step of a build that runs here.</summary>
/// <param name="name">The name of the step.</param>
internal sealed class RunningStep(string name)
{
    private readonly OutputTail _output = new();
    private readonly OutputTail _error = new();

    /// <summary>The position among the started steps, from 1; 0 if the step has not started.</summary>
    public int Number { get; set; }

    /// <summary>The name, like <c>[2/3] RUN make</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the result was taken from the cache.</summary>
    public bool Cached { get; set; }

    /// <summary>Whether the step has ended.</summary>
    public bool HasEnded { get; set; }

    /// <summary>The time of the first start; null if the step has not started.</summary>
    public DateTimeOffset? Started { get; set; }

    /// <summary>The time of the last end; null if there was none.</summary>
    public DateTimeOffset? Ended { get; set; }

    /// <summary>The error; empty if the step did not fail.</summary>
    public string Error { get; set; } = "";

    /// <summary>The exit code of the command, if it failed with one.</summary>
    public long? ExitCode { get; set; }

    /// <summary>
    /// The last output lines of the command, with those of standard error at the end: the order of the two streams is arbitrary, and the
    /// reason for a failure must not be lost.
    /// </summary>
    public string LastLines =>
        string.Join(Environment.NewLine, new[] { _output.ToString(), _error.ToString() }.Where(lines => lines.Length > 0));

    /// <summary>Adds an output line of the command.</summary>
    public void Add(OutputStream stream, string line) => (stream == OutputStream.Error ? _error : _output).Add(line);
}
