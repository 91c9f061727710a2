using System.Buffers;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Transport;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>The result of a command.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Refusal">The engine's error if the command could not be started; null if it ran.</param>
/// <param name="Duration">The run time.</param>
internal sealed record ExecEnd(int ExitCode, string? Refusal, TimeSpan Duration)
{
    /// <summary>Prefixes of the engine's errors about commands that could not be started. They replace the output of the command.</summary>
    private static readonly string[] s_refusals =
    [
        "OCI runtime exec failed", "unable to find user", "unable to find group",

        // Podman
        "Error: runc: exec failed", "Error: crun: ", "Error: unable to find user", "Error: unable to find group",
    ];

    /// <summary>Returns whether a text is an engine's error about a command that could not be started.</summary>
    public static bool IsRefusal(string words) => Array.Exists(s_refusals, refusal => words.StartsWith(refusal, StringComparison.Ordinal));

    /// <summary>
    /// Returns whether a command ran. If it was never started, it has no process id. Podman has no process id for exited commands either,
    /// so there the text decides.
    /// </summary>
    public static bool HasRun(ExecInspect state, string words, bool isPodman) =>
        state.Pid is > 0 || (isPodman && (state.ExitCode is 0 || !IsRefusal(words)));

    /// <summary>Creates the result of an attached command.</summary>
    /// <param name="state">The state of the command.</param>
    /// <param name="words">The start of the output: the engine's error if the command did not run.</param>
    /// <param name="isPodman">Whether the engine is Podman.</param>
    /// <param name="duration">The run time.</param>
    public static ExecEnd Of(ExecInspect state, string words, bool isPodman, TimeSpan duration)
    {
        var code = state.ExitCode ?? 0;
        return HasRun(state, words, isPodman) ? new(code, null, duration) : new(ShellExitCode.OfRefusal(words, code), words, duration);
    }
}

/// <summary>A command that runs in a container without a terminal.</summary>
/// <param name="target">The container.</param>
/// <param name="request">The command.</param>
/// <param name="input">The standard input; null for none.</param>
internal sealed class ExecProcess(ContainerTarget target, ExecCreateRequest request, ChannelReader<ReadOnlyMemory<byte>>? input = null)
{
    private const int WriteSize = 64 << 10;

    /// <summary>Number of bytes of the output that are checked for an engine's error.</summary>
    private const int MaxRefusalLength = 64;

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Decoder of the output.</summary>
    public DecodedLines Decoder { get; } = new();

    /// <summary>Runs the command, and passes on lines as they arrive.</summary>
    /// <param name="take">Processes lines.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public Task<ExecEnd> RunAsync(Func<IReadOnlyList<OutputLine>, ValueTask> take, CancellationToken cancellationToken)
    {
        IReadOnlyList<OutputLine>? held = null;
        var first = true;
        return AttachedAsync(
            output => Batches.ForEachAsync(Decoder.SplitAsync(output, cancellationToken), eager: true, TakeAsync, cancellationToken),
            EndAsync,
            cancellationToken);

        async ValueTask TakeAsync(IReadOnlyList<OutputLine> lines)
        {
            if (first && ExecEnd.IsRefusal(lines[0].Text))
            {
                (first, held) = (false, lines);
                return;
            }

            first = false;
            if (held is { } begun)
            {
                held = null;
                await take(begun).ConfigureAwait(false);
            }

            await take(lines).ConfigureAwait(false);
        }

        async Task<string> EndAsync(bool ran)
        {
            if (ran && held is not null)
            {
                await take(held).ConfigureAwait(false);
            }

            return held?[0].Text ?? "";
        }
    }

    /// <summary>Runs the command, and passes on its output as bytes and standard error as lines.</summary>
    /// <param name="mergeError">Whether standard error is part of the output.</param>
    /// <param name="write">Processes bytes, which are valid until it returns.</param>
    /// <param name="take">Processes lines.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public Task<ExecEnd> RunAsync(
        bool mergeError,
        Func<ReadOnlyMemory<byte>, ValueTask> write,
        Func<IReadOnlyList<OutputLine>, ValueTask> take,
        CancellationToken cancellationToken)
    {
        byte[]? held = null;
        var first = true;
        return AttachedAsync(
            output => Batches.ForEachAsync(
                LineSplitter.SplitAsync(ByteOutput.DivertAsync(output, mergeError, WriteAsync), cancellationToken),
                eager: true,
                take,
                cancellationToken),
            EndAsync,
            cancellationToken);

        async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
        {
            if (first && ExecEnd.IsRefusal(Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, MaxRefusalLength)])))
            {
                (first, held) = (false, bytes.ToArray());
                return;
            }

            first = false;
            await FlushAsync().ConfigureAwait(false);
            await write(bytes).ConfigureAwait(false);
        }

        async ValueTask FlushAsync()
        {
            if (held is { } begun)
            {
                held = null;
                await write(begun).ConfigureAwait(false);
            }
        }

        async Task<string> EndAsync(bool ran)
        {
            var words = Encoding.UTF8.GetString(held ?? []).Trim();
            if (ran)
            {
                await FlushAsync().ConfigureAwait(false);
            }

            return words;
        }
    }

    /// <summary>Runs the command, and collects its complete output.</summary>
    public async Task<(ExecEnd End, string Output, string Error)> RunToEndAsync(bool mergeError, CancellationToken cancellationToken)
    {
        var (output, error) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        var end = await AttachedAsync(
            chunks => WaitingThread.ReadAsync(async () =>
            {
                await foreach (var (stream, bytes) in chunks.ConfigureAwait(false))
                {
                    (stream == OutputStream.Error && !mergeError ? error : output).Write(bytes.Span);
                }
            }),
            _ => Task.FromResult(Encoding.UTF8.GetString(output.WrittenSpan).Trim()),
            cancellationToken).ConfigureAwait(false);
        return end.Refusal is null
            ? (end, Decoder.Text(OutputStream.Output, output.WrittenSpan), Decoder.Text(OutputStream.Error, error.WrittenSpan))
            : (end, "", end.Refusal);
    }

    /// <summary>Starts the command without attaching to it.</summary>
    public async Task<ExecEnd> DetachAsync(CancellationToken cancellationToken)
    {
        var exec = target.Engine.Client.Exec;
        try
        {
            var id = await exec.CreateAsync(target.Id, request, cancellationToken).ConfigureAwait(false);
            await exec.StartDetachedAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new(0, null, _clock.Elapsed);
        }
        catch (DockerApiException refused) when (ExecEnd.IsRefusal(refused.Message))
        {
            return Refused(refused.Message);
        }
    }

    private ExecEnd Refused(string words) => new(ShellExitCode.OfRefusal(words, ShellExitCode.CannotBeRun), words, _clock.Elapsed);

    private async Task<ExecEnd> AttachedAsync(
        Func<IAsyncEnumerable<OutputChunk>, Task> read, Func<bool, Task<string>> finish, CancellationToken cancellationToken)
    {
        var exec = target.Engine.Client.Exec;
        string id;
        UpgradedStream stream;
        try
        {
            id = await exec.CreateAsync(target.Id, request, cancellationToken).ConfigureAwait(false);
            stream = await exec.StartAsync(id, tty: false, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException refused) when (ExecEnd.IsRefusal(refused.Message))
        {
            return Refused(refused.Message);
        }

        await using (stream.ConfigureAwait(false))
        {
            var multiplexed = await target.Api.IsMultiplexedAsync(stream, tty: false, cancellationToken).ConfigureAwait(false);
            _ = input is null ? Task.CompletedTask : SendAsync(stream, input, cancellationToken);
            await read(OutputDecoder.ReadAsync(stream.Output, multiplexed, cancellationToken)).ConfigureAwait(false);
            if (input is not null)
            {
                stream.RequireInput();
            }
        }

        var state = await target.EndOfExecAsync(id, cancellationToken).ConfigureAwait(false);
        var isPodman = target.Engine.Client.IsPodman;
        var words = await finish(state.Pid is > 0 || (isPodman && state.ExitCode is 0)).ConfigureAwait(false);
        return ExecEnd.Of(state, words, isPodman, _clock.Elapsed);
    }

    /// <summary>Sends the queued input in large writes, until the input or the command ends.</summary>
    private static async Task SendAsync(
        UpgradedStream stream, ChannelReader<ReadOnlyMemory<byte>> input, CancellationToken cancellationToken)
    {
        try
        {
            var buffer = new ArrayBufferWriter<byte>(WriteSize);
            while (await input.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (buffer.WrittenCount < WriteSize && input.TryRead(out var bytes))
                {
                    buffer.Write(bytes.Span);
                }

                await stream.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
                buffer.ResetWrittenCount();
            }

            await stream.CloseWriteAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or InvalidOperationException or OperationCanceledException)
        {
            // The command has exited, or the connection is broken, which is reported at the end of the output.
        }
    }
}
