using System.Collections.Concurrent;
using DockerPS.Engine;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Reads all that a report shows of an engine. Nothing depends on what was read before, but the details of containers.</summary>
/// <param name="engine">The engine.</param>
/// <param name="cancellationToken">Cancels the requests.</param>
internal sealed class ReportReader(EngineSession engine, CancellationToken cancellationToken)
{
    private const int ParallelInspects = 16;

    private DockerClient Client => engine.Client;

    /// <summary>Reads the engine.</summary>
    public async Task<EngineFacts> ReadAsync()
    {
        // Started on the pool, since a request that its thread waits for would delay the next one.
        var info = Start(() => Client.System.InfoAsync(cancellationToken));
        var version = Start(() => Client.System.VersionAsync(cancellationToken));
        var containers = Start(ReadContainersAsync);
        var images = Start(() => Client.Images.ListAsync(cancellationToken: cancellationToken));
        var volumes = Start(() => Client.Volumes.ListAsync(cancellationToken: cancellationToken));
        var networks = Start(() => Client.Networks.ListAsync(cancellationToken: cancellationToken));
        var usage = Start(ReadUsageAsync);
        await Task.WhenAll(info, version, containers, images, volumes, networks, usage).ConfigureAwait(false);

        var (measured, failure) = await usage.ConfigureAwait(false);
        var mapping = new ReportMapping(measured, await containers.ConfigureAwait(false));
        return mapping.Engine(engine.Name, await info.ConfigureAwait(false), await version.ConfigureAwait(false)) with
        {
            Images = mapping.Images(await images.ConfigureAwait(false)),
            Volumes = mapping.Volumes((await volumes.ConfigureAwait(false)).Volumes ?? []),
            Networks = mapping.Networks(await networks.ConfigureAwait(false)),
            UsageFailure = failure,
        };
    }

    private Task<T> Start<T>(Func<Task<T>> request) => Task.Run(request, cancellationToken);

    /// <summary>Measures the disk usage. Some engines measure for one client at a time; the rest of the report does not need it.</summary>
    private async Task<(DiskUsage? Usage, string? Failure)> ReadUsageAsync()
    {
        try
        {
            return (await Client.System.DiskUsageAsync(items: true, cancellationToken: cancellationToken).ConfigureAwait(false), null);
        }
        catch (DockerApiException error)
        {
            return (null, error.Message);
        }
    }

    private async Task<IReadOnlyList<(Container Listed, ContainerInspect Details)>> ReadContainersAsync()
    {
        var listed = await Client.Containers.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var found = new ConcurrentBag<(Container Listed, ContainerInspect Details)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelInspects, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(listed, options, async (summary, token) =>
        {
            try
            {
                var details = await Client.Containers.InspectAsync(summary.Id, cancellationToken: token).ConfigureAwait(false);
                found.Add((Container.From(summary, engine.Name), details));
            }
            catch (DockerApiException gone) when (gone.IsNotFound)
            {
                // Removed since it was listed.
            }
        }).ConfigureAwait(false);
        return [.. found.OrderBy(container => container.Listed.Name, StringComparer.Ordinal)];
    }
}
