using System.Buffers;
using System.Management.Automation.Host;
using System.Threading.Channels;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Transport;

namespace DockerPS.Terminal;

/// <summary>
/// The console and a process in a container, connected until one of them ends it: a real terminal where the process has one, with
/// every key and the size of the window, otherwise line by line.
/// </summary>
/// <param name="stream">The process's streams.</param>
/// <param name="multiplexed">Whether its output comes in frames.</param>
internal sealed class ConsoleSession(UpgradedStream stream, bool multiplexed)
{
    private const int BufferSize = 16 << 10;

    /// <summary>How much of the first output is kept: an engine's error is shorter.</summary>
    private const int MaximumBeginning = 4 << 10;

    /// <summary>How often a size is sent until the engine takes it: a process that has just begun has no terminal yet.</summary>
    private const int ResizeAttempts = 10;

    private readonly ArrayBufferWriter<byte> _beginning = new();
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the process reads what is typed.</summary>
    public bool Input { get; init; } = true;

    /// <summary>The keys that leave a terminal; null where the process has none, and lines are passed.</summary>
    public DetachKeys? DetachKeys { get; init; }

    /// <summary>Tells the process's terminal its height and width.</summary>
    public Func<int, int, CancellationToken, Task>? ResizeAsync { get; init; }

    /// <summary>What the first Ctrl+C does where lines are passed, instead of ending the session; null where it ends it.</summary>
    public Func<CancellationToken, Task>? InterruptAsync { get; init; }

    /// <summary>The first of what the process wrote; for an exec that cannot start that is why.</summary>
    public string Beginning => System.Text.Encoding.UTF8.GetString(_beginning.WrittenSpan).Trim();

    /// <summary>Whether there is a console, and it is this session's: not that of a job, a remote session or a redirected process.</summary>
    public static bool IsPossible(PSHost host) =>
        host.UI is not null && host.Name is not ("ServerRemoteHost" or "Default Host") && !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>Runs the session. Whether it was left: the process goes on then.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        using var ended = new CancellationTokenSource();
        using var console = ConsoleDevice.Open(raw: DetachKeys is not null);
        using var stop = new SessionStop(ended, DetachKeys is null ? InterruptAsync : null, cancellationToken);
        var output = CopyOutputAsync(console, ended.Token);
        var sizes = FollowSizeAsync(console, ended.Token);
        var input = Input || DetachKeys is not null ? Task.Run(() => CopyInputAsync(console, ended.Token), CancellationToken.None) : Task.CompletedTask;
        try
        {
            await (await Task.WhenAny(output, _left.Task).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            console.Interrupt();
            // Nothing writes to the console or reads from it any more when it is given back.
            await Task.WhenAll(output, sizes, input).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_left.Task.IsCompleted)
        {
            // What comes next begins a line: the cursor was left anywhere.
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

    /// <summary>Passes what is typed on until the session is left, or the console's input ends, which ends the process's.</summary>
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
            // The process has ended, or the connection is broken, which is seen where the output is read; or the console is gone.
        }
    }

    /// <summary>Sends the size at the beginning, and whenever it has changed.</summary>
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
                    // Not ready yet; or gone, which is seen where the output is read.
                    await Task.Delay(10 * attempt, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        while (await changes.Reader.ReadAsync(cancellationToken).ConfigureAwait(false));
    }
}
