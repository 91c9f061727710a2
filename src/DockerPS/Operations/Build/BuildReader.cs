using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Operations;

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
