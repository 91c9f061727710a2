using DockerPS.Engine.Models;

namespace DockerPS.Output;

/// <summary>Creates the readers for each kind of object with details.</summary>
internal static class DetailReaders
{
    public static DetailReader<ContainerFacts> Containers(string context) => new(
        context,
        async (engine, id, token) => new(await engine.Client.Containers.InspectAsync(id, cancellationToken: token).ConfigureAwait(false)));

    public static DetailReader<ImageFacts> Images(string context) => new(
        context, async (engine, id, token) => new(await engine.Client.Images.InspectAsync(id, token).ConfigureAwait(false)));

    public static DetailReader<NetworkFacts> Networks(string context) => new(
        context,
        async (engine, id, token) => new(
            await engine.Client.Networks.InspectAsync(id, verbose: true, cancellationToken: token).ConfigureAwait(false), context));

    public static SharedReader<ContainerSize> ContainerSizes(string context) => new(context, async (engine, token) =>
    {
        var all = await engine.Client.Containers.ListAsync(size: true, cancellationToken: token).ConfigureAwait(false);
        return all.ToDictionary(container => container.Id, ContainerSize.From, StringComparer.Ordinal);
    });

    public static SharedReader<SharedImageSize> ImageSizes(string context, bool all) => new(context, async (engine, token) =>
    {
        // A containerd store counts the bytes shared among the listed images, so the list must be the same as for -Detail.
        var images = await engine.Client.Images.ListAsync(all, sharedSize: true, cancellationToken: token).ConfigureAwait(false);
        return images.DistinctBy(image => image.Id).ToDictionary(image => image.Id, SharedImageSize.From, StringComparer.Ordinal);
    });

    public static SharedReader<VolumeSize> VolumeSizes(string context) => new(context, async (engine, token) =>
    {
        var usage = await engine.Client.System.DiskUsageAsync(DiskUsageKinds.Volume, items: true, token).ConfigureAwait(false);
        var counted = VolumeSize.From(usage);

        // Engines also omit volumes that they do not count; the list tells these from removed volumes.
        var all = await engine.Client.Volumes.ListAsync(cancellationToken: token).ConfigureAwait(false);
        return (all.Volumes ?? []).ToDictionary(
            volume => volume.Name, volume => counted.GetValueOrDefault(volume.Name, VolumeSize.Uncounted), StringComparer.Ordinal);
    });
}
