namespace DockerPS.Engine.Models;

/// <summary>The result of a prune.</summary>
/// <param name="Removed">
/// The ids of containers and of build cache records, the names of networks and volumes; for images the removed references
/// and the ids of images and layers.
/// </param>
/// <param name="SpaceReclaimed">The bytes that were freed.</param>
public sealed record PruneResult(IReadOnlyList<string> Removed, long SpaceReclaimed);

/// <summary>The response to a prune: one of the lists, null if nothing was removed.</summary>
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
            // For an image without a name the containerd image store reports its id as untagged; it is gone only if it is deleted, too.
            ?? [.. (ImagesDeleted ?? [])
                .Where(deletion => deletion.Deleted is not null || !ImageName.IsId(deletion.Untagged ?? ""))
                .Select(deletion => deletion.Deleted ?? deletion.Untagged ?? "")
                .Distinct(StringComparer.Ordinal)],
        SpaceReclaimed);
}
