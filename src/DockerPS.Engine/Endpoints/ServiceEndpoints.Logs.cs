using System.Runtime.CompilerServices;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Endpoints;

/// <content>The route for the logs of services.</content>
public sealed partial class ServiceEndpoints
{
    /// <summary>
    /// GET /services/{id}/logs: reads the logs of its tasks, including future ones, in the order in which the nodes send them.
    /// The attributes of each line identify its task.
    /// </summary>
    /// <param name="id">The service.</param>
    /// <param name="options">The part of the log to read; an end time is ignored, and attributes are always read.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async IAsyncEnumerable<LogLine> LogsAsync(
        string id, LogOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var output = await LogRequest
            .OpenAsync(
                _http,
                $"/services/{id}/logs",
                options with { Until = null, Details = true },
                () => HasTerminalAsync(id, cancellationToken),
                cancellationToken)
            .ConfigureAwait(false);
        var chunks = output.ReadAsync(cancellationToken);
        var lines = output.Multiplexed
            ? new FrameLines().ReadAsync(chunks, cancellationToken)
            : LineSplitter.SplitAsync(chunks, LogLine.ReadDetailed, cancellationToken);
        await foreach (var line in lines.ConfigureAwait(false))
        {
            yield return line;
        }
    }

    private async Task<bool> HasTerminalAsync(string id, CancellationToken cancellationToken) =>
        (await InspectAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)).Spec?.TaskTemplate?.ContainerSpec?.Tty
            ?? false;
}
