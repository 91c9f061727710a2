using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>What containers of one engine use, again and again.</summary>
/// <param name="engine">The engine.</param>
/// <param name="interval">The time between two statistics of a container.</param>
/// <param name="write">Takes them.</param>
internal sealed class ContainerStatisticFeed(EngineSession engine, TimeSpan interval, Func<ContainerStatistic, ValueTask> write)
{
    /// <summary>The engine's readings come about a second apart: one that comes a little early is the one that is due.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMilliseconds(500);

    /// <summary>Follows a container until it ends.</summary>
    /// <returns>Whether it ran at all.</returns>
    public async Task<bool> FollowAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        // The processors are compared over the whole time since the last statistic, not only over the engine's last second.
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

    /// <summary>Follows all containers that run, and those that are started meanwhile, until it is cancelled.</summary>
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
        // The events of the last minute are taken in, so that nothing falls between listing and listening, even where the clocks
        // differ a little.
        var since = DateTime.UtcNow.AddMinutes(-1);
        var followed = new Dictionary<string, Task>(StringComparer.Ordinal);
        foreach (var container in await engine.Client.Containers.ListAsync(all: false, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            Follow(new(engine, container.Id, Container.NameOf(container)));
        }

        var filters = new FilterSet().Add("type", "container").Add("event", "start");
        await foreach (var started in engine.Client.System.EventsAsync(since, filters: filters, cancellationToken: cancellationToken).ConfigureAwait(false))
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

        // One that was started again may still be followed: its end is seen later, or never.
        void Follow(ContainerTarget target) =>
            followed[target.Id] = FollowAfterAsync(followed.GetValueOrDefault(target.Id, Task.CompletedTask), target, failure, cancellationToken);
    }

    /// <summary>Follows a container after an earlier life of it. It may be gone by then.</summary>
    private async Task FollowAfterAsync(Task earlier, ContainerTarget target, TaskCompletionSource failure, CancellationToken cancellationToken)
    {
        try
        {
            await earlier.ConfigureAwait(false);
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
