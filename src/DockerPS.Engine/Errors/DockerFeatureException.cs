namespace DockerPS.Engine.Http;

/// <summary>A request needs a newer API than the engine has; it was not sent.</summary>
/// <param name="feature">What was asked for.</param>
/// <param name="needed">The version that has it.</param>
/// <param name="actual">The version that is spoken with the engine.</param>
public sealed class DockerFeatureException(string feature, ApiVersion needed, ApiVersion actual)
    : DockerException($"{feature} needs version {needed} of the Engine API; this engine speaks {actual}.")
{
    /// <summary>The version that has it.</summary>
    public ApiVersion Needed { get; } = needed;

    /// <summary>The version that is spoken with the engine.</summary>
    public ApiVersion Actual { get; } = actual;
}
