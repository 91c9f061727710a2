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

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Refusal">The engine's words where it could not be started; null where it ran.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record ExecEnd(int ExitCode, string? Refusal, TimeSpan Duration)
{
    /// <summary>How engines begin their words when they could not start a command: they come in place of its output.</summary>
    private static readonly string[] s_refusals =
    [
        "OCI runtime exec failed", "unable to find user", "unable to find group",

        // Podman's.
        "Error: runc: exec failed", "Error: crun: ", "Error: unable to find user", "Error: unable to find group",
    ];

    /// <summary>Whether words are an engine's that could not start a command.</summary>
    public static bool IsRefusal(string words) => Array.Exists(s_refusals, refusal => words.StartsWith(refusal, StringComparison.Ordinal));

    /// <summary>
    /// Whether a command ran. What never was a process has no process id; podman has none of one that has ended, either, and there only
    /// the words tell.
    /// </summary>
    public static bool HasRun(ExecInspect state, string words, bool isPodman) =>
        state.Pid is > 0 || (isPodman && (state.ExitCode is 0 || !IsRefusal(words)));

    /// <summary>The end of one that was attached.</summary>
    /// <param name="state">What the engine tells of it.</param>
    /// <param name="words">How its output began: where it did not run, the engine's words.</param>
    /// <param name="isPodman">Whether the engine is podman.</param>
    /// <param name="duration">How long it took.</param>
    public static ExecEnd Of(ExecInspect state, string words, bool isPodman, TimeSpan duration)
    {
        var code = state.ExitCode ?? 0;
        return HasRun(state, words, isPodman) ? new(code, null, duration) : new(ShellExitCode.OfRefusal(words, code), words, duration);
    }
}

/// <summary>A command that runs in a container, without a terminal.</summary>
/// <param name="target">The container.</param>
/// <param name="request">The command.</param>
/// <param name="input">What it reads; null for nothing.</param>
internal sealed class ExecProcess(ContainerTarget target, ExecCreateRequest request, ChannelReader<ReadOnlyMemory<byte>>? input = null)
{
    private const int WriteSize = 64 << 10;

    /// <summary>So much of an output is looked at for a refusal.</summary>
    private const int LongestRefusal = 64;

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>What decodes the output.</summary>
    public DecodedLines Decoder { get; } = new();

    /// <summary>Runs it and hands its lines on as they come.</summary>
    /// <param name="take">Takes lines.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
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

    /// <summary>Runs it and hands its output on as bytes, and its standard error as lines.</summary>
    /// <param name="mergeError">Whether standard error is part of the output.</param>
    /// <param name="write">Takes bytes, which are valid until it returns.</param>
    /// <param name="take">Takes lines.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<ExecEnd> RunAsync(
        bool mergeError, Func<ReadOnlyMemory<byte>, ValueTask> write, Func<IReadOnlyList<OutputLine>, ValueTask> take, CancellationToken cancellationToken)
    {
        byte[]? held = null;
        var first = true;
        return AttachedAsync(
            output => Batches.ForEachAsync(
                LineSplitter.SplitAsync(ByteOutput.DivertAsync(output, mergeError, WriteAsync), cancellationToken), eager: true, take, cancellationToken),
            EndAsync,
            cancellationToken);

        async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
        {
            if (first && ExecEnd.IsRefusal(Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, LongestRefusal)])))
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

    /// <summary>Runs it and gathers all that it writes.</summary>
    public async Task<(ExecEnd End, string Output, string Error)> RunToEndAsync(bool mergeError, CancellationToken cancellationToken)
    {
        var (output, error) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        var end = await AttachedAsync(
            async chunks =>
            {
                await foreach (var (stream, bytes) in chunks.ConfigureAwait(false))
                {
                    (stream == OutputStream.Error && !mergeError ? error : output).Write(bytes.Span);
                }
            },
            _ => Task.FromResult(Encoding.UTF8.GetString(output.WrittenSpan).Trim()),
            cancellationToken).ConfigureAwait(false);
        return end.Refusal is null
            ? (end, Decoder.Text(OutputStream.Output, output.WrittenSpan), Decoder.Text(OutputStream.Error, error.WrittenSpan))
            : (end, "", end.Refusal);
    }

    /// <summary>Starts it and leaves it to itself.</summary>
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

    /// <summary>Sends what lies in the queue, as much at a time as there is, until the input or the command ends.</summary>
    private static async Task SendAsync(UpgradedStream stream, ChannelReader<ReadOnlyMemory<byte>> input, CancellationToken cancellationToken)
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
            // The command has ended, or the connection: that is told where the output ends.
        }
    }
}
