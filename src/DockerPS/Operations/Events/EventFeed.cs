using System.Diagnostics;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Output;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Reads the events of one engine, by the engine's clock, which may differ from the local one.</summary>
/// <param name="engine">The engine.</param>
/// <param name="selection">The events to select.</param>
/// <param name="since">The start; null for as far back as the engine remembers, or for now when following.</param>
/// <param name="until">The end; null for now, or for no end when following.</param>
internal sealed class EventFeed(EngineSession engine, EventSelection selection, DateTime? since, DateTime? until)
{
    /// <summary>
    /// Buffer size. An engine silently drops events for a reader that is a thousand events behind for a tenth of a second.
    /// </summary>
    private const int Ahead = 16384;

    private static readonly TimeSpan s_podmanAhead = TimeSpan.FromSeconds(2);

    private SystemEndpoints Api => engine.Client.System;

    /// <summary>Returns past events, until now or an earlier time.</summary>
    public async Task<IReadOnlyList<EngineEvent>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = await NowAsync(cancellationToken).ConfigureAwait(false);
        var end = until < now ? until.Value : now;
        var happened = new List<EngineEvent>();
        if (since > end)
        {
            return happened;
        }

        // Asked until now, Podman returns nothing.
        var isPodman = engine.Client.IsPodman;
        var events = Selected(since, isPodman ? end + s_podmanAhead : end, cancellationToken);
        await Batches.ForEachAsync(events, eager: false, TakeAsync, cancellationToken).ConfigureAwait(false);
        return happened;

        ValueTask TakeAsync(IReadOnlyList<EngineEvent> batch)
        {
            happened.AddRange(batch.Where(one => !isPodman || EngineTime.FromUnixNanoseconds(one.TimeNano) <= end));
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Follows events in batches; a batch is passed on once the previous one has been processed.</summary>
    /// <param name="take">Processes a batch.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DockerStreamException">The engine ended the stream early.</exception>
    public async Task FollowAsync(Func<IReadOnlyList<EngineEvent>, ValueTask> take, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        DateTime? now = until is null ? null : await NowAsync(cancellationToken).ConfigureAwait(false);
        var events = Selected(since ?? now, until, cancellationToken);
        await Batches.ForEachAsync(events, eager: true, take, cancellationToken, Ahead).ConfigureAwait(false);
        if (clock.Elapsed < until - now)
        {
            throw SystemEndpoints.EventsEnded();
        }
    }

    private async IAsyncEnumerable<EngineEvent> Selected(
        DateTime? from, DateTime? to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var happened in Api.EventsAsync(from, to, selection.Filters, cancellationToken).ConfigureAwait(false))
        {
            if (selection.Includes(happened))
            {
                yield return happened;
            }
        }
    }

    private async Task<DateTime> NowAsync(CancellationToken cancellationToken) =>
        EngineTime.FromText((await Api.InfoAsync(cancellationToken).ConfigureAwait(false)).SystemTime) ?? DateTime.Now;
}
