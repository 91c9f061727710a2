namespace DockerPS.Engine.Models;

/// <summary>What a prune has removed.</summary>
/// <param name="Removed">
/// Ids of containers and of records of the build cache, names of networks and volumes; of images the references that were taken
/// away and the ids of images and layers.
/// </param>
/// <param name="SpaceReclaimed">Bytes that are free now.</param>
public sealed record PruneResult(IReadOnlyList<string> Removed, long SpaceReclaimed);

/// <summary>The answer to a prune: one of the lists, null where nothing was removed.</summary>
internal sealed record PruneAnswer
{
    public IReadOnlyList<string>? ContainersDeleted { get; init; }

    public IReadOnlyList<string>? NetworksDeleted { get; init; }

    public IReadOnlyList<string>? VolumesDeleted { get; init; }

    public IReadOnlyList<ImageDeletion>? ImagesDeleted { get; init; }

    public IReadOnlyList<string>? CachesDeleted { get; init; }

    public long SpaceReclaimed { get; init; }

    public PruneResult ToResult() => new(
        ContainersDeleted ?? NetworksDeleted ?? VolumesDeleted ?? CachesDeleted
            // The containerd image store says of an image without a name that its id was untagged: it is gone only if it was deleted, too.
            ?? [.. (ImagesDeleted ?? [])
                .Where(deletion => deletion.Deleted is not null || !ImageName.IsId(deletion.Untagged ?? ""))
                .Select(deletion => deletion.Deleted ?? deletion.Untagged ?? "")
                .Distinct(StringComparer.Ordinal)],
        SpaceReclaimed);
}
