using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Commands;

/// <summary>Follows what a builder says: makes the log and the progress of it, and knows the step that failed.</summary>
internal abstract class BuildReader
{
    /// <summary>Takes a message in.</summary>
    public abstract ValueTask ReadAsync(BuildMessage message);

    /// <summary>The build has ended: writes the rest of lines that got no end.</summary>
    /// <param name="failed">Whether it failed in the last step.</param>
    public abstract ValueTask EndAsync(bool failed);

    /// <summary>The step that failed; null where it was none, as with a Dockerfile that cannot be read.</summary>
    public abstract BuildStep? FailedStep(DockerException failure);
}

/// <summary>A step of a build.</summary>
/// <param name="name">What it does.</param>
internal sealed class BuildStep(string name)
{
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

    /// <summary>The last lines that its command wrote.</summary>
    public CommandErrorTail Tail { get; } = new();
}
