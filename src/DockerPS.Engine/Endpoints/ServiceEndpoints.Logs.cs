using System.Runtime.CompilerServices;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Endpoints;

/// <content>What the tasks of a service write.</content>
public sealed partial class ServiceEndpoints
{
    /// <summary>
    /// GET /services/{id}/logs: what its tasks write, those of tasks that come later too, as the nodes send it and so in no order.
    /// The attributes of each line tell its task.
    /// </summary>
    /// <param name="id">The service.</param>
    /// <param name="options">What of it; an end is not known here. Attributes always come.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async IAsyncEnumerable<LogLine> LogsAsync(string id, LogOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var output = await LogRequest
            .OpenAsync(_http, $"/services/{id}/logs", options with { Until = null, Details = true }, () => HasTerminalAsync(id, cancellationToken), cancellationToken)
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
        (await InspectAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)).Spec?.TaskTemplate?.ContainerSpec?.Tty ?? false;
}
