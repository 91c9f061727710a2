namespace DockerPS.Engine.Http;

/// <summary>A request was not sent because it needs a newer API than the engine has.</summary>
/// <param name="feature">The feature.</param>
/// <param name="needed">The version that the feature needs.</param>
/// <param name="actual">The negotiated version.</param>
public sealed class DockerFeatureException(string feature, ApiVersion needed, ApiVersion actual)
    : DockerException($"{feature} needs version {needed} of the Engine API; this engine has {actual}.")
{
    /// <summary>The version that the feature needs.</summary>
    public ApiVersion Needed { get; } = needed;

    /// <summary>The negotiated version.</summary>
    public ApiVersion Actual { get; } = actual;
}
