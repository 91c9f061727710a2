using DockerPS.Engine.Http;

namespace DockerPS.Engine.Models;

/// <summary>The limits at which an engine stops to prune its build cache, in bytes. The records used least go first.</summary>
public sealed record BuildCacheLimits
{
    /// <summary>The first version with the newer limits, that of Engine 28.0.</summary>
    internal static ApiVersion Needed { get; } = new(1, 48);

    /// <summary>The size that is always kept; null for none.</summary>
    public long? ReservedSpace { get; init; }

    /// <summary>The size that the cache may take; null for no such limit. Needs API 1.48.</summary>
    public long? MaximumUsedSpace { get; init; }

    /// <summary>The disk space that is to be free; null for no such limit. Needs API 1.48.</summary>
    public long? MinimumFreeSpace { get; init; }

    /// <summary>
    /// The maximum that is sent. With only a minimum of free space, BuildKit before 0.21 removes everything if as much is free already,
    /// and later ones a record; a maximum that is never reached keeps both from it.
    /// </summary>
    public long? EffectiveMaximum => MaximumUsedSpace ?? (MinimumFreeSpace is null ? null : long.MaxValue);

    /// <summary>Throws if the engine does not know one of the limits.</summary>
    /// <param name="version">The engine's API version.</param>
    /// <exception cref="DockerFeatureException">A limit needs API 1.48.</exception>
    public void Require(ApiVersion version)
    {
        if ((MaximumUsedSpace is not null || MinimumFreeSpace is not null) && version < Needed)
        {
            throw new DockerFeatureException("Pruning to a size or to free space", Needed, version);
        }
    }
}
