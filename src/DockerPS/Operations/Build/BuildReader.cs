using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>Reads the messages of a builder: reports the log, the progress and the steps, and finds the failed step.</summary>
/// <param name="report">Receives all that the build tells.</param>
internal abstract class BuildReader(BuildReport report)
{
    /// <summary>Receives all that the build tells.</summary>
    public BuildReport Report => report;

    /// <summary>Reads a message of the engine's route.</summary>
    public abstract ValueTask ReadAsync(BuildMessage message);

    /// <summary>Ends the build: reports the remaining incomplete lines, and the steps.</summary>
    /// <param name="failure">The failure; null if the build succeeded.</param>
    public abstract ValueTask EndAsync(DockerException? failure);

    /// <summary>Returns the failed step; null if none failed, for example with an invalid Dockerfile.</summary>
    public abstract RunningStep? FailedStep(DockerException failure);
}
