using System.Threading.Channels;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Transport;

namespace DockerPS.Commands;

/// <summary>
/// A container that runs attached: its output is read on the pool into a bounded queue, its input is written from outside, and
/// waiting for its end began before its start, so that the end cannot be missed.
/// </summary>
internal sealed class ContainerRun : IAsyncDisposable
{
    /// <summary>Lines that may lie in the queue: more, and the container waits for the pipeline.</summary>
    private const int QueueLength = 1024;

    /// <summary>Seconds between the stop signal and the kill of a run that was abandoned.</summary>
    private const int Patience = 8;

    /// <summary>How long the end of a run that was abandoned may take in all.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(Patience + 2);

    private readonly ContainerTarget _target;
    private readonly bool _autoRemove;
    private readonly CancellationTokenSource _closed = new();
    private readonly Channel<OutputLine> _lines = Channel.CreateBounded<OutputLine>(new BoundedChannelOptions(QueueLength) { SingleReader = true, SingleWriter = true });
    private UpgradedStream? _stream;
    private Task<ContainerExited>? _exit;
    private bool _started;

    /// <summary>Prepares to run a container that was made.</summary>
    public ContainerRun(ContainerTarget target, bool autoRemove) => (_target, _autoRemove) = (target, autoRemove);

    /// <summary>The lines that the container writes, until its output ends.</summary>
    public ChannelReader<OutputLine> Lines => _lines.Reader;

    /// <summary>Attaches, begins to wait, and starts.</summary>
    public async Task StartAsync(bool tty, bool input, string? detachKeys, CancellationToken cancellationToken)
    {
        _stream = await _target.Api.AttachAsync(_target.Id, input, detachKeys, cancellationToken).ConfigureAwait(false);
        var multiplexed = await _target.Api.IsMultiplexedAsync(_stream, tty, cancellationToken).ConfigureAwait(false);
        _exit = await _target.Api.WaitAsync(_target.Id, _autoRemove ? "removed" : "next-exit", _closed.Token).WaitAsync(cancellationToken).ConfigureAwait(false);
        await _target.Api.StartAsync(_target.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        _started = true;
        _ = Task.Run(() => ReadAsync(_stream.Output, multiplexed), CancellationToken.None);
    }

    /// <summary>Sends input. A container that does not read any more has its reasons: that is no error.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _stream!.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // Its end, or the broken connection, is seen where the output is read.
        }
    }

    /// <summary>Ends the input.</summary>
    public async Task CloseInputAsync()
    {
        try
        {
            await _stream!.CloseWriteAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            // The container has ended before its input did.
        }
    }

    /// <summary>Waits for the end and tells the exit code.</summary>
    public async Task<ContainerExited> ExitAsync(CancellationToken cancellationToken)
    {
        var exited = await _exit!.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _target.SettleAsync(cancellationToken).ConfigureAwait(false);
        return exited.Error?.Message is { Length: > 0 } error ? throw new DockerOperationException(error) : exited;
    }

    /// <summary>
    /// Ends a run that nobody waits for any more: the container gets its stop signal, and the kill when the second interrupt
    /// comes or eight seconds have passed. One that removes itself is gone afterwards.
    /// </summary>
    public async Task AbandonAsync()
    {
        using var limit = new CancellationTokenSource(s_limit);
        ConsoleCancelEventHandler kill = (_, _) => _ = IgnoreFailure(_target.Api.KillAsync(_target.Id, null, limit.Token));
        Console.CancelKeyPress += kill;
        try
        {
            if (!_started)
            {
                await IgnoreFailure(_autoRemove ? _target.Api.RemoveAsync(_target.Id, force: true, cancellationToken: limit.Token) : Task.CompletedTask).ConfigureAwait(false);
                return;
            }

            // The engine ends a container only when its output has somewhere to go: nobody reads this connection any more.
            await CloseStreamAsync().ConfigureAwait(false);
            await IgnoreFailure(_target.Api.StopAsync(_target.Id, Patience, cancellationToken: limit.Token)).ConfigureAwait(false);
            await IgnoreFailure(_exit!.WaitAsync(limit.Token)).ConfigureAwait(false);
        }
        finally
        {
            Console.CancelKeyPress -= kill;
        }
    }

    /// <summary>Closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync().ConfigureAwait(false);
        await CloseStreamAsync().ConfigureAwait(false);
        _closed.Dispose();
    }

    private async Task CloseStreamAsync()
    {
        if (_stream is { } stream)
        {
            _stream = null;
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(Stream output, bool multiplexed)
    {
        try
        {
            await foreach (var line in LineSplitter.SplitAsync(OutputDecoder.ReadAsync(output, multiplexed, _closed.Token), _closed.Token).ConfigureAwait(false))
            {
                await _lines.Writer.WriteAsync(line, _closed.Token).ConfigureAwait(false);
            }

            _lines.Writer.Complete();
        }
        catch (Exception error)
        {
            _lines.Writer.Complete(error);
        }
    }

    /// <summary>What is done to clean up may fail: the container may have ended by itself, or the engine.</summary>
    private static async Task IgnoreFailure(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception error) when (error is DockerException or OperationCanceledException)
        {
        }
    }
}
