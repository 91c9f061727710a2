namespace DockerPS.Operations;

/// <summary>Limits of swarms, checked in advance: an engine that refuses a setting of a new swarm is left as part of it.</summary>
internal static class SwarmLimits
{
    /// <summary>The default listen address of managers.</summary>
    public const string ListenAddress = "0.0.0.0:2377";

    /// <summary>The minimum validity period of node certificates.</summary>
    public static readonly TimeSpan ShortestCertificate = TimeSpan.FromHours(1);

    /// <summary>Returns the message about a validity period that is too short.</summary>
    public static string TooShort(TimeSpan? expiry) => $"Node certificates must be valid for at least an hour, but {expiry} is less.";
}
