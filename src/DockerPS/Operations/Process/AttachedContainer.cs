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
/// A container that runs attached. Its output is read on the pool into a bounded queue, and its input is written by the caller. The wait
/// for its exit begins before the start, so that the exit cannot be missed.
/// </summary>
/// <param name="target">The container.</param>
/// <param name="tty">Whether the container has a terminal.</param>
/// <param name="input">Whether standard input is attached.</param>
/// <param name="autoRemove">Whether the container is removed when it exits.</param>
/// <param name="isNew">Whether the container was created for this run.</param>
internal sealed class AttachedContainer(ContainerTarget target, bool tty, bool input, bool autoRemove, bool isNew) : IAsyncDisposable
{
    /// <summary>Queue capacity in lines; the container blocks when it is full.</summary>
    private const int QueueLength = 1024;

    /// <summary>Seconds between the stop signal and SIGKILL for an abandoned run.</summary>
    private const int StopSeconds = 8;

    /// <summary>Timeout for stopping an abandoned run.</summary>
    private static readonly TimeSpan s_abandonTimeout = TimeSpan.FromSeconds(StopSeconds + 2);

    private readonly CancellationTokenSource _closed = new();
    private readonly Channel<OutputLine> _lines = Channel.CreateBounded<OutputLine>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true, SingleWriter = true });
    private UpgradedStream? _stream;
    private Task<ContainerExited>? _exit;
    private Task _reading = Task.CompletedTask;
    private ByteOutput? _bytes;
    private UnfinishedFile? _file;
    private bool _multiplexed;
    private bool _started;

    /// <summary>Output lines of the container, until its output ends.</summary>
    public ChannelReader<OutputLine> Lines => _lines.Reader;

    /// <summary>Attaches to a container before its start, and begins to wait for its exit.</summary>
    public Task AttachAsync(DetachKeys? detachKeys, CancellationToken cancellationToken) =>
        AttachAsync(
            detachKeys,
            () => autoRemove
                ? target.Api.WaitRemovedAsync(target.Id, startsLater: true, _closed.Token)
                : target.Api.WaitAsync(target.Id, "next-exit", _closed.Token),
            cancellationToken);

    /// <summary>Attaches to a running container, and begins to wait for its exit.</summary>
    public Task JoinAsync(DetachKeys? detachKeys, CancellationToken cancellationToken) =>
        AttachAsync(detachKeys, () => target.Api.WaitAsync(target.Id, "not-running", _closed.Token), cancellationToken);

    /// <summary>Starts the container. If it was already running, abandoning the run does not stop it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken) =>
        _started = await target.Api.StartAsync(target.Id, cancellationToken: cancellationToken).ConfigureAwait(false);

    /// <summary>Decoder of the output.</summary>
    public DecodedLines Decoder { get; } = new();

    /// <summary>
    /// Begins to read lines. With <paramref name="bytes"/>, only standard error is read as lines, and the output as bytes.
    /// </summary>
    public void BeginReading(ByteOutput? bytes = null)
    {
        _bytes = bytes;
        _file = bytes?.Path is { } path ? new(path) : null;
        var output = _stream!.Output;
        _reading = WaitingThread.ReadAsync(() => ReadAsync(output));
    }

    /// <summary>Renames the complete output file to its final name.</summary>
    public Task CompleteFileAsync() => _file?.CompleteAsync(_bytes!.Overwrite) ?? Task.CompletedTask;

    /// <summary>Creates a console session for the container, which replaces reading lines.</summary>
    /// <param name="detachKeys">The keys that detach from the terminal.</param>
    /// <param name="passInterrupt">Whether the first Ctrl+C is sent as SIGINT to a container without a terminal.</param>
    public ConsoleSession Session(DetachKeys detachKeys, bool passInterrupt) => new(_stream!, _multiplexed)
    {
        Input = input,
        DetachKeys = tty ? detachKeys : null,
        ResizeAsync = (height, width, token) => target.Api.ResizeAsync(target.Id, height, width, token),
        InterruptAsync = passInterrupt ? token => target.Api.KillAsync(target.Id, "SIGINT", token) : null,
    };

    /// <summary>
    /// Sends input until the output ends, after which nobody reads it. A container may exit before it reads all input, which is not an
    /// error; a broken connection is reported at the end of the output.
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

    /// <summary>Closes the input.</summary>
    public async Task CloseInputAsync()
    {
        try
        {
            await _stream!.CloseWriteAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            // The container exited before the end of the input.
        }
    }

    /// <summary>Waits for the exit and returns the exit code.</summary>
    public async Task<ContainerExited> ExitAsync(CancellationToken cancellationToken)
    {
        var exited = await _exit!.WaitAsync(cancellationToken).ConfigureAwait(false);
        await target.SettleAsync(cancellationToken).ConfigureAwait(false);
        return exited.Error?.Message is { Length: > 0 } error ? throw new DockerOperationException(error) : exited;
    }

    /// <summary>
    /// Stops an abandoned run: sends the stop signal, followed by SIGKILL on the second interrupt, or after the container's own time
    /// limit, but eight seconds at most. If the container is removed on exit, it is gone afterwards.
    /// </summary>
    public async Task AbandonAsync()
    {
        using var timeout = new CancellationTokenSource(s_abandonTimeout);
        ConsoleCancelEventHandler kill = (_, _) => _ = IgnoreFailure(target.Api.KillAsync(target.Id, null, timeout.Token));
        Console.CancelKeyPress += kill;
        try
        {
            if (!_started)
            {
                var removal = isNew && autoRemove
                    ? target.Api.RemoveAsync(target.Id, force: true, cancellationToken: timeout.Token)
                    : Task.CompletedTask;
                await IgnoreFailure(removal).ConfigureAwait(false);
                return;
            }

            // The engine waits for its output to be read before a container ends, and nobody reads this connection any more.
            await CloseStreamAsync().ConfigureAwait(false);
            await IgnoreFailure(StopAsync(timeout.Token)).ConfigureAwait(false);
            await IgnoreFailure(ExitAsync(timeout.Token)).ConfigureAwait(false);
        }
        finally
        {
            Console.CancelKeyPress -= kill;
        }
    }

    /// <summary>Stops the container within its own time limit, if that is shorter.</summary>
    private async Task StopAsync(CancellationToken cancellationToken)
    {
        var inspect = await target.Api.InspectAsync(target.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        var seconds = inspect.Config?.StopTimeout is >= 0 and < StopSeconds and var own ? own : StopSeconds;
        await target.Api.StopAsync(target.Id, seconds, cancellationToken: cancellationToken).ConfigureAwait(false);
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

    private ValueTask WriteBytesAsync(ReadOnlyMemory<byte> bytes) => _file is { } file
        ? WaitingThread.WriteAsync(file.Stream, bytes, _closed.Token)
        : _lines.Writer.AddAsync(new(OutputStream.Output, "") { Bytes = bytes.ToArray() }, _closed.Token);

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
                : LineSplitter.SplitAsync(ByteOutput.DivertAsync(chunks, mergeError: false, WriteBytesAsync), _closed.Token);
            await foreach (var line in lines.ConfigureAwait(false))
            {
                await _lines.Writer.AddAsync(line, _closed.Token).ConfigureAwait(false);
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

    /// <summary>Ignores errors of a cleanup, as the container may have exited meanwhile, or the engine may be gone.</summary>
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
