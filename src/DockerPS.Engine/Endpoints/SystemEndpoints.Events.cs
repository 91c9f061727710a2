using System.Runtime.CompilerServices;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <content>The route for events.</content>
public sealed partial class SystemEndpoints
{
    /// <summary>GET /events: reads events as they happen. The engine remembers the last 256 events.</summary>
    /// <param name="since">The time to start at, as far as the engine remembers; null for now.</param>
    /// <param name="until">The time to end at, by the engine's clock; null for never.</param>
    /// <param name="filters">The engine's filters.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="DockerStreamException">The engine ended an endless stream, or the connection broke.</exception>
    public async IAsyncEnumerable<EngineEvent> EventsAsync(
        DateTime? since = null,
        DateTime? until = null,
        FilterSet? filters = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var query = new Query().Add("since", since).Add("until", until).Add(filters);
        var events = _http.StreamAsync(HttpMethod.Get, $"/events", query, null, EngineJson.Default.EngineEvent, cancellationToken);
        await foreach (var happened in events.ConfigureAwait(false))
        {
            yield return happened;
        }

        if (until is null)
        {
            throw EventsEnded();
        }
    }

    /// <summary>Creates the error for events that the engine ended too early.</summary>
    public static DockerStreamException EventsEnded() =>
        new("The engine ended the stream of events.") { Advice = "Check that the engine is still running." };
}
