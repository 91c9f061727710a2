namespace DockerPS.Operations;

/// <summary>What swarms take. An engine that refuses a setting of a new swarm is left in a swarm all the same.</summary>
internal static class SwarmLimits
{
    /// <summary>Where managers listen.</summary>
    public const string ListenAddress = "0.0.0.0:2377";

    /// <summary>The certificates of engines have to be good for so long.</summary>
    public static readonly TimeSpan ShortestCertificate = TimeSpan.FromHours(1);

    /// <summary>Why a certificate cannot be.</summary>
    public static string TooShort(TimeSpan? expiry) => $"Node certificates must be valid for at least an hour, but {expiry} is less.";
}
