using DockerPS.Dashboard.State;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Follows the log of one container at a time.</summary>
/// <param name="inbox">Receives the lines.</param>
internal sealed class LogFeed(WatchInbox inbox) : IDisposable
{
    /// <summary>The selection may move on before this, so that keys that are held down send no requests.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan s_untilNextRun = TimeSpan.FromSeconds(1);

    private ContainerRow? _shown;
    private CancellationTokenSource _reading = new();

    /// <summary>Follows the log of a container; of none if it is null.</summary>
    public void Show(ContainerRow? row, Func<ContainerRow, ContainerTarget> targetOf)
    {
        if (row is null ? _shown is null : _shown is not null && row.Is(_shown) && row.IsAlive == _shown.IsAlive)
        {
            return;
        }

        _reading.Cancel();
        _reading.Dispose();
        (_reading, _shown) = (new(), row);
        if (row is not null)
        {
            _ = FollowAsync(row, targetOf(row), _reading.Token);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reading.Cancel();
        _reading.Dispose();
    }

    private async Task FollowAsync(ContainerRow row, ContainerTarget target, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(s_patience, cancellationToken).ConfigureAwait(false);
            do
            {
                await ReadAsync(row, target, cancellationToken).ConfigureAwait(false);
                // A container that is restarted quickly is never seen as stopped, but its log ends.
                await Task.Delay(s_untilNextRun, cancellationToken).ConfigureAwait(false);
            }
            while (row.IsAlive);
        }
        catch (OperationCanceledException)
        {
        }
        catch (DockerException error)
        {
            var text = ErrorMapping.From(error, target, "Container").ToString();
            inbox.Post(state => state.WithLog(row, [text], isFirst: false));
        }
    }

    private Task ReadAsync(ContainerRow row, ContainerTarget target, CancellationToken cancellationToken)
    {
        var isFirst = true;
        var options = new LogOptions { Follow = true, Tail = DashboardState.LogLines };
        return Batches.ForEachAsync(target.Api.LogsAsync(target.Id, options, cancellationToken), eager: true, Take, cancellationToken);

        ValueTask Take(IReadOnlyList<LogLine> batch)
        {
            var (lines, replaces) = (batch.Select(line => line.Text).ToList(), isFirst);
            isFirst = false;
            inbox.Post(state => state.WithLog(row, lines, replaces));
            return ValueTask.CompletedTask;
        }
    }
}
