using System.Diagnostics;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Output;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>The events of one engine, by the engine's own clock: this computer's may differ.</summary>
/// <param name="engine">The engine.</param>
/// <param name="selection">Which events are meant.</param>
/// <param name="since">None before this time; null for as far back as the engine remembers, or from now on where they are followed.</param>
/// <param name="until">None after this time; null for now, or for no end where they are followed.</param>
internal sealed class EventFeed(EngineSession engine, EventSelection selection, DateTime? since, DateTime? until)
{
    /// <summary>
    /// An engine drops events of a reader that is a thousand behind for a tenth of a second, and does not tell. So many may wait
    /// here besides.
    /// </summary>
    private const int Ahead = 16384;

    private static readonly TimeSpan s_podmanAhead = TimeSpan.FromSeconds(2);

    private SystemEndpoints Api => engine.Client.System;

    /// <summary>What has happened until now, or until an earlier time.</summary>
    public async Task<IReadOnlyList<EngineEvent>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = await NowAsync(cancellationToken).ConfigureAwait(false);
        var end = until < now ? until.Value : now;
        var happened = new List<EngineEvent>();
        if (since > end)
        {
            return happened;
        }

        // Podman ends at once, and tells nothing, where it is asked until now.
        var isPodman = engine.Client.IsPodman;
        await foreach (var one in Selected(since, isPodman ? end + s_podmanAhead : end, cancellationToken).ConfigureAwait(false))
        {
            if (!isPodman || EngineTime.FromUnixNanoseconds(one.TimeNano) <= end)
            {
                happened.Add(one);
            }
        }

        return happened;
    }

    /// <summary>Hands on what happens as it happens; each batch when the last one was taken.</summary>
    /// <param name="take">Takes a batch.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DockerStreamException">The engine ended its events before their time.</exception>
    public async Task FollowAsync(Func<IReadOnlyList<EngineEvent>, ValueTask> take, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        DateTime? now = until is null ? null : await NowAsync(cancellationToken).ConfigureAwait(false);
        var events = ReadAhead.Of(Selected(since ?? now, until, cancellationToken), Ahead, cancellationToken);
        await Batches.ForEachAsync(events, eager: true, take, cancellationToken).ConfigureAwait(false);
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
