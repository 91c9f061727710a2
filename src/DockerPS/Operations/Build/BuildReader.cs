using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>Reads the messages of a builder: writes the log, shows the progress, and finds the failed step.</summary>
internal abstract class BuildReader
{
    /// <summary>Reads a message of the engine's route.</summary>
    public abstract ValueTask ReadAsync(BuildMessage message);

    /// <summary>Ends the build: writes the remaining incomplete lines.</summary>
    /// <param name="failed">Whether the last step failed.</param>
    public abstract ValueTask EndAsync(bool failed);

    /// <summary>Returns the failed step; null if none failed, for example with an invalid Dockerfile.</summary>
    public abstract BuildStep? FailedStep(DockerException failure);
}
