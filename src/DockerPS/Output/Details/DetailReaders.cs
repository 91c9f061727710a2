namespace DockerPS.Output;

/// <summary>Makes the readers of the kinds that have details.</summary>
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
}
