using DockerPS.Dashboard.State;
using DockerPS.Engine.Http;
using DockerPS.Errors;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>
/// Reads the containers of one engine and their resource usage, until it is cancelled. An engine that fails is reported and tried again.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="selection">The containers.</param>
/// <param name="interval">The time between two readings.</param>
/// <param name="inbox">Receives them.</param>
internal sealed class EngineFeed(EngineSession engine, WatchSelection selection, TimeSpan interval, WatchInbox inbox) : IDisposable
{
    /// <summary>The longest time in which a list is not read: new containers appear within it.</summary>
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _news = new(0);

    /// <summary>Reads the list at once, since something has been changed.</summary>
    public void Refresh() => _news.Release();

    /// <inheritdoc/>
    public void Dispose() => _news.Dispose();

    /// <summary>Reads until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using var connection = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            try
            {
                await FollowAsync(connection.Token).ConfigureAwait(false);
            }
            catch (DockerException error)
            {
                var text = ErrorMapping.From(error, null, "Container").ToString();
                inbox.Post(state => state.WithFailure(engine.Name, text));
            }
            finally
            {
                await connection.CancelAsync().ConfigureAwait(false);
            }

            await PauseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var statistics = new ContainerStatisticFeed(engine, interval, statistic =>
        {
            inbox.Post(state => state.With(engine.Name, statistic.ContainerId, WatchRows.Of(statistic)));
            return ValueTask.CompletedTask;
        });
        var followed = new Dictionary<string, Task>(StringComparer.Ordinal);
        while (true)
        {
            var listed = await engine.Client.Containers
                .ListAsync(all: !selection.RunningOnly, cancellationToken: cancellationToken).ConfigureAwait(false);
            IReadOnlyList<ContainerRow> rows =
                [.. listed.Where(container => selection.Includes(engine.Name, container))
                    .Select(container => WatchRows.Of(container, engine.Name))];
            inbox.Post(state => state.With(engine.Name, rows));
            foreach (var row in rows.Where(row => row.IsAlive))
            {
                if (!followed.TryGetValue(row.Id, out var reading) || reading.IsCompleted)
                {
                    followed[row.Id] = ReadAsync(statistics, new(engine, row.Id, row.Name), cancellationToken);
                }
            }

            await PauseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ReadAsync(ContainerStatisticFeed statistics, ContainerTarget target, CancellationToken cancellationToken)
    {
        try
        {
            await statistics.FollowAsync(target, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DockerException or OperationCanceledException)
        {
            // The container is gone, or the engine is, which the next list reports.
        }
    }

    private async Task PauseAsync(CancellationToken cancellationToken) =>
        await _news.WaitAsync(interval < s_longestPause ? interval : s_longestPause, cancellationToken).ConfigureAwait(false);
}
