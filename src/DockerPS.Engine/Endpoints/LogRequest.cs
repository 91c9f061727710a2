using System.Runtime.CompilerServices;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Endpoints;

/// <summary>The response to a request for a log of a container, a task or a service.</summary>
internal sealed class LogRequest : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly Stream _stream;

    private LogRequest(HttpResponseMessage response, Stream stream, bool multiplexed) =>
        (_response, _stream, Multiplexed) = (response, stream, multiplexed);

    /// <summary>Indicates whether it comes in frames.</summary>
    public bool Multiplexed { get; }

    /// <summary>Requests a log.</summary>
    /// <param name="http">The engine.</param>
    /// <param name="route">The route of the log.</param>
    /// <param name="options">The part of the log to read.</param>
    /// <param name="tty">Returns whether it comes from a terminal, which older engines do not report.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static async Task<LogRequest> OpenAsync(
        EngineHttp http, Route route, LogOptions options, Func<Task<bool>> tty, CancellationToken cancellationToken)
    {
        var query = new Query()
            .Add("stdout", options.Output).Add("stderr", options.Error).Add("follow", options.Follow).Add("tail", options.Tail)
            .Add("since", options.Since).Add("until", options.Until).Add("timestamps", true).Add("details", options.Details);
        var response = await http.OpenAsync(route, query, cancellationToken).ConfigureAwait(false);
        try
        {
            var multiplexed = await http.IsMultiplexedAsync(
                response.Content.Headers.ContentType?.MediaType, tty, cancellationToken).ConfigureAwait(false);
            return new(response, await response.OpenBodyAsync(cancellationToken).ConfigureAwait(false), multiplexed);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Requests the log of a single process, and reads it line by line.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public static async IAsyncEnumerable<LogLine> ReadAsync(
        EngineHttp http,
        Route route,
        LogOptions options,
        Func<Task<bool>> tty,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var output = await OpenAsync(http, route, options, tty, cancellationToken).ConfigureAwait(false);
        LineSplitter.LineReader<LogLine> read = options.Details ? LogLine.ReadDetailed : LogLine.Read;

        // Podman's pieces have other lengths, and only the last one has a line end.
        var chunks = output.Multiplexed && !http.IsPodman
            ? LogPieces.EndAsync(output.ReadAsync(cancellationToken), cancellationToken)
            : output.ReadAsync(cancellationToken);
        await foreach (var line in LineSplitter.SplitAsync(chunks, read, cancellationToken).ConfigureAwait(false))
        {
            yield return line;
        }
    }

    /// <summary>Reads the output.</summary>
    public IAsyncEnumerable<OutputChunk> ReadAsync(CancellationToken cancellationToken) =>
        OutputDecoder.ReadAsync(_stream, Multiplexed, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _response.Dispose();
}
