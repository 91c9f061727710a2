using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Repeatedly reads the resource usage of containers of one engine.</summary>
/// <param name="engine">The engine.</param>
/// <param name="interval">The time between two readings of a container.</param>
/// <param name="write">Receives the statistics.</param>
internal sealed class ContainerStatisticFeed(EngineSession engine, TimeSpan interval, Func<ContainerStatistic, ValueTask> write)
{
    /// <summary>Tolerance for readings that arrive slightly early; the engine sends one about every second.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMilliseconds(500);

    /// <summary>Follows a container until it exits.</summary>
    /// <returns>Whether it was running at all.</returns>
    public Task<bool> FollowAsync(ContainerTarget target, CancellationToken cancellationToken) =>
        WaitingThread.ReadAsync(() => FollowOneAsync(target, cancellationToken));

    private async Task<bool> FollowOneAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        // CPU usage is averaged over the whole interval since the last statistic, not just over the engine's last second.
        ContainerStats? before = null;
        var due = DateTimeOffset.MinValue;
        await foreach (var reading in target.Api.StatsAsync(target.Id, cancellationToken).ConfigureAwait(false))
        {
            var usage = new ContainerUsage(reading, before);
            if (!usage.IsRunning)
            {
                break;
            }

            if (before is not null && reading.Read >= due)
            {
                await write(new(usage, target.ToString(), target.Id, engine.Name)).ConfigureAwait(false);
                due = reading.Read + interval - s_tolerance;
                before = reading;
            }

            before ??= reading;
        }

        return before is not null;
    }

    /// <summary>Follows all running containers, and those started later, until canceled.</summary>
    public async Task FollowAllAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var failure = new TaskCompletionSource();
        try
        {
            await (await Task.WhenAny(WatchAsync(failure, stop.Token), failure.Task).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task WatchAsync(TaskCompletionSource failure, CancellationToken cancellationToken)
    {
        // Events of the last minute are included, so that none are missed between listing and subscribing, even with small clock
        // differences.
        var since = DateTime.UtcNow.AddMinutes(-1);
        var followed = new Dictionary<string, Task>(StringComparer.Ordinal);
        var running = await engine.Client.Containers
            .ListAsync(all: false, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        foreach (var container in running)
        {
            Follow(new(engine, container.Id, Container.NameOf(container)));
        }

        var filters = new FilterSet().Add("type", "container").Add("event", "start");
        var events = engine.Client.System.EventsAsync(since, filters: filters, cancellationToken: cancellationToken);
        await foreach (var started in events.ConfigureAwait(false))
        {
            foreach (var (id, _) in followed.Where(one => one.Value.IsCompleted).ToList())
            {
                followed.Remove(id);
            }

            if (started.Actor is { Id: { } startedId } actor)
            {
                Follow(new(engine, startedId, actor.Attributes?.GetValueOrDefault("name") ?? ""));
            }
        }

        // A restarted container may still be followed, since the end of its previous run can be noticed late or not at all.
        void Follow(ContainerTarget target)
        {
            var previous = followed.GetValueOrDefault(target.Id, Task.CompletedTask);
            followed[target.Id] = FollowAfterAsync(previous, target, failure, cancellationToken);
        }
    }

    /// <summary>Follows a container once its previous run is no longer followed. It may be removed by then.</summary>
    private async Task FollowAfterAsync(
        Task previous,
        ContainerTarget target,
        TaskCompletionSource failure,
        CancellationToken cancellationToken)
    {
        try
        {
            await previous.ConfigureAwait(false);
            await FollowAsync(target, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException gone) when (gone.IsNotFound)
        {
        }
        catch (DockerException error)
        {
            failure.TrySetException(error);
        }
    }
}
