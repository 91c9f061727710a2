using System.Threading.Channels;
using DockerPS.Engine.Files;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Transport;
using DockerPS.Targets;
using DockerPS.Terminal;

namespace DockerPS.Operations;

/// <summary>
/// A container that runs attached: its output is read on the pool into a bounded queue, its input is written from outside, and
/// waiting for its end began before its start, so that the end cannot be missed.
/// </summary>
/// <param name="target">The container.</param>
/// <param name="tty">Whether it has a terminal.</param>
/// <param name="input">Whether its input is attached.</param>
/// <param name="autoRemove">Whether it removes itself.</param>
/// <param name="isNew">Whether it was made for this run.</param>
internal sealed class AttachedContainer(ContainerTarget target, bool tty, bool input, bool autoRemove, bool isNew) : IAsyncDisposable
{
    /// <summary>Lines that may lie in the queue: more, and the container waits for the pipeline.</summary>
    private const int QueueLength = 1024;

    /// <summary>Seconds between the stop signal and the kill of a run that was abandoned.</summary>
    private const int Patience = 8;

    /// <summary>How long the end of a run that was abandoned may take in all.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(Patience + 2);

    private readonly CancellationTokenSource _closed = new();
    private readonly Channel<OutputLine> _lines = Channel.CreateBounded<OutputLine>(new BoundedChannelOptions(QueueLength) { SingleReader = true, SingleWriter = true });
    private UpgradedStream? _stream;
    private Task<ContainerExited>? _exit;
    private Task _reading = Task.CompletedTask;
    private ByteOutput? _bytes;
    private UnfinishedFile? _file;
    private bool _multiplexed;
    private bool _started;

    /// <summary>The lines that the container writes, until its output ends.</summary>
    public ChannelReader<OutputLine> Lines => _lines.Reader;

    /// <summary>Attaches to a container that is about to start, and begins to wait.</summary>
    public Task AttachAsync(DetachKeys? detachKeys, CancellationToken cancellationToken) =>
        AttachAsync(
            detachKeys,
            () => autoRemove
                ? target.Api.WaitRemovedAsync(target.Id, startsLater: true, _closed.Token)
                : target.Api.WaitAsync(target.Id, "next-exit", _closed.Token),
            cancellationToken);

    /// <summary>Attaches to a container that runs, and begins to wait.</summary>
    public Task JoinAsync(DetachKeys? detachKeys, CancellationToken cancellationToken) =>
        AttachAsync(detachKeys, () => target.Api.WaitAsync(target.Id, "not-running", _closed.Token), cancellationToken);

    /// <summary>Starts it. One that was running already is not ended with the run.</summary>
    public async Task StartAsync(CancellationToken cancellationToken) =>
        _started = await target.Api.StartAsync(target.Id, cancellationToken: cancellationToken).ConfigureAwait(false);

    /// <summary>What decodes the output.</summary>
    public DecodedLines Decoder { get; } = new();

    /// <summary>Begins to read lines; with <paramref name="bytes"/> those of standard error, and the output as it is.</summary>
    public void BeginReading(ByteOutput? bytes = null)
    {
        _bytes = bytes;
        _file = bytes?.Path is { } path ? new(path) : null;
        var output = _stream!.Output;
        _reading = Task.Run(() => ReadAsync(output), CancellationToken.None);
    }

    /// <summary>Gives the file that was written its name.</summary>
    public Task CompleteFileAsync() => _file?.CompleteAsync(_bytes!.Overwrite) ?? Task.CompletedTask;

    /// <summary>A session of the console with it, instead of reading lines.</summary>
    /// <param name="detachKeys">The keys that leave its terminal.</param>
    /// <param name="passInterrupt">Whether the first Ctrl+C goes to a container without a terminal, as SIGINT.</param>
    public ConsoleSession Session(DetachKeys detachKeys, bool passInterrupt) => new(_stream!, _multiplexed)
    {
        Input = input,
        DetachKeys = tty ? detachKeys : null,
        ResizeAsync = (height, width, token) => target.Api.ResizeAsync(target.Id, height, width, token),
        InterruptAsync = passInterrupt ? token => target.Api.KillAsync(target.Id, "SIGINT", token) : null,
    };

    /// <summary>
    /// Sends input, until the output ends: then nobody reads any more. A container that has ended has its reasons, which is no error; a
    /// broken connection is told where the output ends.
    /// </summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (_lines.Reader.Completion.IsCompleted || _stream is not { } stream)
        {
            return;
        }

        try
        {
            var sending = stream.WriteAsync(bytes, cancellationToken).AsTask();
            await Task.WhenAny(sending, _lines.Reader.Completion).ConfigureAwait(false);
            await (sending.IsCompleted ? sending : Task.CompletedTask).ConfigureAwait(false);
        }
        catch (IOException)
        {
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
        await target.SettleAsync(cancellationToken).ConfigureAwait(false);
        return exited.Error?.Message is { Length: > 0 } error ? throw new DockerOperationException(error) : exited;
    }

    /// <summary>
    /// Ends a run that nobody waits for any more: the container gets its stop signal, and the kill when the second interrupt
    /// comes or eight seconds have passed. One that removes itself is gone afterwards.
    /// </summary>
    public async Task AbandonAsync()
    {
        using var limit = new CancellationTokenSource(s_limit);
        ConsoleCancelEventHandler kill = (_, _) => _ = IgnoreFailure(target.Api.KillAsync(target.Id, null, limit.Token));
        Console.CancelKeyPress += kill;
        try
        {
            if (!_started)
            {
                await IgnoreFailure(isNew && autoRemove ? target.Api.RemoveAsync(target.Id, force: true, cancellationToken: limit.Token) : Task.CompletedTask).ConfigureAwait(false);
                return;
            }

            // The engine ends a container only when its output has somewhere to go: nobody reads this connection any more.
            await CloseStreamAsync().ConfigureAwait(false);
            await IgnoreFailure(target.Api.StopAsync(target.Id, Patience, cancellationToken: limit.Token)).ConfigureAwait(false);
            await IgnoreFailure(ExitAsync(limit.Token)).ConfigureAwait(false);
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
        if (_file is { } file)
        {
            await _reading.ConfigureAwait(false);
            await file.DisposeAsync().ConfigureAwait(false);
        }

        _closed.Dispose();
    }

    private ValueTask TakeAsync(ReadOnlyMemory<byte> bytes) => _file is { } file
        ? file.Stream.WriteAsync(bytes, _closed.Token)
        : _lines.Writer.WriteAsync(new(OutputStream.Output, "") { Bytes = bytes.ToArray() }, _closed.Token);

    private async Task CloseStreamAsync()
    {
        if (_stream is { } stream)
        {
            _stream = null;
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task AttachAsync(DetachKeys? detachKeys, Func<Task<Task<ContainerExited>>> wait, CancellationToken cancellationToken)
    {
        _stream = await target.Api.AttachAsync(target.Id, input, detachKeys?.ToString(), cancellationToken).ConfigureAwait(false);
        _multiplexed = await target.Api.IsMultiplexedAsync(_stream, tty, cancellationToken).ConfigureAwait(false);
        _exit = await wait().WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadAsync(Stream output)
    {
        try
        {
            var chunks = OutputDecoder.ReadAsync(output, _multiplexed, _closed.Token);
            var lines = _bytes is null
                ? Decoder.SplitAsync(chunks, _closed.Token)
                : LineSplitter.SplitAsync(ByteOutput.DivertAsync(chunks, mergeError: false, TakeAsync), _closed.Token);
            await foreach (var line in lines.ConfigureAwait(false))
            {
                await _lines.Writer.WriteAsync(line, _closed.Token).ConfigureAwait(false);
            }

            if (input)
            {
                _stream?.RequireInput();
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
