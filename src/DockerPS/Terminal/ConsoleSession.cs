using System.Buffers;
using System.Management.Automation.Host;
using System.Threading.Channels;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Transport;

namespace DockerPS.Terminal;

/// <summary>
/// Connects the console to a process in a container until either side ends: as a real terminal with every key and the window size if
/// the process has a terminal, otherwise line by line.
/// </summary>
/// <param name="stream">The process's streams.</param>
/// <param name="multiplexed">Whether its output comes in frames.</param>
internal sealed class ConsoleSession(UpgradedStream stream, bool multiplexed)
{
    private const int BufferSize = 16 << 10;

    /// <summary>How much of the first output is kept; error messages of engines are shorter.</summary>
    private const int MaximumBeginning = 4 << 10;

    /// <summary>How often a resize is retried: a process that has just started may have no terminal yet.</summary>
    private const int ResizeAttempts = 10;

    private readonly ArrayBufferWriter<byte> _beginning = new();
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the process reads input.</summary>
    public bool Input { get; init; } = true;

    /// <summary>The keys that detach from a terminal; null if the process has no terminal and input is passed in lines.</summary>
    public DetachKeys? DetachKeys { get; init; }

    /// <summary>Sets the height and width of the process's terminal.</summary>
    public Func<int, int, CancellationToken, Task>? ResizeAsync { get; init; }

    /// <summary>Called for the first Ctrl+C in line mode instead of ending the session; null to end it.</summary>
    public Func<CancellationToken, Task>? InterruptAsync { get; init; }

    /// <summary>The beginning of the output; for an exec that cannot start, the error message.</summary>
    public string Beginning => System.Text.Encoding.UTF8.GetString(_beginning.WrittenSpan).Trim();

    /// <summary>Returns whether this session has a console, unlike a job, a remote session or a redirected process.</summary>
    public static bool IsPossible(PSHost host) =>
        host.UI is not null
        && host.Name is not ("ServerRemoteHost" or "Default Host")
        && !Console.IsInputRedirected
        && !Console.IsOutputRedirected;

    /// <summary>Runs the session. Returns whether it was detached, so that the process continues.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        using var ended = new CancellationTokenSource();
        using var console = ConsoleDevice.Open(raw: DetachKeys is not null);
        using var stop = new SessionStop(ended, DetachKeys is null ? InterruptAsync : null, cancellationToken);
        var output = CopyOutputAsync(console, ended.Token);
        var sizes = FollowSizeAsync(console, ended.Token);
        var input = Input || DetachKeys is not null
            ? Task.Run(() => CopyInputAsync(console, ended.Token), CancellationToken.None)
            : Task.CompletedTask;
        try
        {
            await (await Task.WhenAny(output, _left.Task).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            console.Interrupt();
            // All reads and writes must be done before the console is released.
            await Task.WhenAll(output, sizes, input).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_left.Task.IsCompleted)
        {
            // The cursor may be anywhere, so further output starts on a new line.
            console.Write(new(OutputStream.Output, "\r\n"u8.ToArray()));
        }

        return _left.Task.IsCompleted;
    }

    private async Task CopyOutputAsync(ConsoleDevice console, CancellationToken cancellationToken)
    {
        await foreach (var chunk in OutputDecoder.ReadAsync(stream.Output, multiplexed, cancellationToken).ConfigureAwait(false))
        {
            var room = MaximumBeginning - _beginning.WrittenCount;
            if (room > 0)
            {
                _beginning.Write(chunk.Bytes.Span[..Math.Min(room, chunk.Bytes.Length)]);
            }

            console.Write(chunk);
        }
    }

    /// <summary>Forwards input until the session is detached, or the console's input ends, which closes the process's input.</summary>
    private async Task CopyInputAsync(ConsoleDevice console, CancellationToken cancellationToken)
    {
        var filter = DetachKeys is null ? null : new DetachKeyFilter(DetachKeys);
        var typed = new byte[BufferSize];
        var passed = new ArrayBufferWriter<byte>(BufferSize);
        try
        {
            while (console.Read(typed) is > 0 and var length)
            {
                passed.ResetWrittenCount();
                var isLeft = filter?.Pass(typed.AsSpan(0, length), passed) == true;
                var keys = filter is null ? typed.AsMemory(0, length) : passed.WrittenMemory;
                if (Input && keys.Length > 0)
                {
                    await stream.WriteAsync(keys, cancellationToken).ConfigureAwait(false);
                }

                if (isLeft)
                {
                    _left.SetResult();
                    return;
                }
            }

            if (Input && !cancellationToken.IsCancellationRequested)
            {
                await stream.CloseWriteAsync().ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            // The process has exited or the connection is broken, which the output reader reports; or the console is gone.
        }
    }

    /// <summary>Sends the window size initially and after each change.</summary>
    private async Task FollowSizeAsync(ConsoleDevice console, CancellationToken cancellationToken)
    {
        if (DetachKeys is null || ResizeAsync is null)
        {
            return;
        }

        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        console.Resized += () => changes.Writer.TryWrite(true);
        do
        {
            for (var attempt = 1; attempt <= ResizeAttempts; attempt++)
            {
                try
                {
                    var (height, width) = ConsoleDevice.Size;
                    await ResizeAsync(height, width, cancellationToken).ConfigureAwait(false);
                    break;
                }
                catch (DockerException)
                {
                    // Not ready yet; or gone, which the output reader reports.
                    await Task.Delay(10 * attempt, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        while (await changes.Reader.ReadAsync(cancellationToken).ConfigureAwait(false));
    }
}
