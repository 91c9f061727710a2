using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>Selects the records of the build cache that are pruned (PruneRequest).</summary>
public sealed record BuildCachePrune
{
    /// <summary>The filters in BuildKit's form, like <c>type==regular</c>. A record must match one; empty for all records.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>Includes internal and frontend records.</summary>
    public bool All { get; init; }

    /// <summary>The time for which unused records are kept; null for no such limit.</summary>
    public TimeSpan? KeepDuration { get; init; }

    /// <summary>
    /// The size in bytes that is always kept; null for none. Engines before API 1.48 call it keep bytes, and keep about as much.
    /// </summary>
    public long? ReservedSpace { get; init; }

    /// <summary>The size in bytes that the cache may take; null for no such limit. Needs API 1.48.</summary>
    public long? MaximumUsedSpace { get; init; }

    /// <summary>The disk space in bytes that is to be free; null for no such limit. Needs API 1.48.</summary>
    public long? MinimumFreeSpace { get; init; }

    internal ReadOnlyMemory<byte> ToMessage() => new ProtobufWriter()
        .Texts(1, Filters)
        .Flag(2, All)
        .Number(3, Math.Min((KeepDuration ?? default).Ticks, long.MaxValue / TimeSpan.NanosecondsPerTick) * TimeSpan.NanosecondsPerTick)
        .Number(4, ReservedSpace ?? 0)
        .Number(5, MaximumUsedSpace ?? 0)
        .Number(6, MinimumFreeSpace ?? 0)
        .Written;
}
