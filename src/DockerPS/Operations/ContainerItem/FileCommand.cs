using DockerPS.Engine.Archives;
using DockerPS.Engine.Copy;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Reads and writes a file by a command in the container, as root, where the engine does not reach it.</summary>
/// <param name="target">The container.</param>
/// <param name="path">The absolute path.</param>
internal sealed class FileCommand(ContainerTarget target, string path)
{
    private const int FolderCode = 91;
    private const int NoParentCode = 92;

    /// <summary>Writes in place: a mounted file cannot be replaced. The path is an argument, so it is no part of the script.</summary>
    private const string WriteScript =
        """
        if [ -d "$1" ]; then exit 91; fi
        if ! [ -d "${1%/*}/" ]; then exit 92; fi
        umask 022; cat >"$1"
        """;

    /// <summary>Reads the file; null if it does not exist.</summary>
    public async Task<SpooledContent?> ReadAsync(Action<long>? passed, CancellationToken cancellationToken)
    {
        var (content, errors) = (new SpooledContent(), new OutputTail());
        try
        {
            var end = await RunAsync(
                new(target, Request("cat", path)),
                bytes =>
                {
                    content.Write(bytes.Span);
                    passed?.Invoke(bytes.Length);
                },
                errors,
                cancellationToken).ConfigureAwait(false);
            if (end is { Refusal: null, ExitCode: 0 })
            {
                var read = content;
                content = null;
                return read;
            }

            var reason = end.Refusal ?? errors.ToString();
            return end.Refusal is null && reason.EndsWith("No such file or directory", StringComparison.Ordinal) ? null
                : throw new ArchiveException(
                    ArchiveFailure.ContainerRead, path, $"'{path}' could not be read by 'cat' in the container '{target}': {reason}");
        }
        catch (IOException error)
        {
            throw ArchiveException.Writing(Path.GetTempPath(), error);
        }
        finally
        {
            content?.Dispose();
        }
    }

    /// <summary>Writes the file. If that fails, it gets its old content back.</summary>
    public async Task WriteAsync(SpooledContent content, Action<long>? passed, CancellationToken cancellationToken)
    {
        using var old = await ReadAsync(null, cancellationToken).ConfigureAwait(false);
        if (old is null)
        {
            await PutAsync(content, passed, cancellationToken).ConfigureAwait(false);
            return;
        }

        await ContainerFileGuard.ReplaceAsync(
            path,
            old,
            () => PutAsync(content, passed, cancellationToken),
            async token => await ReadAsync(null, token).ConfigureAwait(false) is { } now && now.HasSameBytes(old),
            token => PutAsync(old, null, token)).ConfigureAwait(false);
    }

    private static ExecCreateRequest Request(params string[] command) => new()
    {
        Cmd = command,
        User = "0",
        Env = ["LC_ALL=C"],
        AttachStdout = true,
        AttachStderr = true,
    };

    private static Task<ExecEnd> RunAsync(
        ExecProcess process, Action<ReadOnlyMemory<byte>> take, OutputTail errors, CancellationToken cancellationToken) =>
        process.RunAsync(
            mergeError: false,
            bytes =>
            {
                take(bytes);
                return ValueTask.CompletedTask;
            },
            lines =>
            {
                foreach (var line in lines)
                {
                    errors.Add(line.Text);
                }

                return ValueTask.CompletedTask;
            },
            cancellationToken);

    private async Task PutAsync(SpooledContent content, Action<long>? passed, CancellationToken cancellationToken)
    {
        var (input, errors) = (new InputQueue(), new OutputTail());
        var request = Request("sh", "-c", WriteScript, "sh", path) with { AttachStdin = true };
        var sending = Task.Run(() => SendAsync(content, input, passed, cancellationToken), cancellationToken);
        ExecEnd end;
        try
        {
            end = await RunAsync(new(target, request, input.Reader), _ => { }, errors, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Releases the sender, if the command has ended before it read everything.
            input.Close();
        }

        if (end is not { Refusal: null, ExitCode: 0 })
        {
            throw end switch
            {
                { Refusal: null, ExitCode: FolderCode } => new ArchiveException(
                    ArchiveFailure.NotFile, path, $"'{path}' is a folder, not a file."),
                { Refusal: null, ExitCode: NoParentCode } => ContainerFileGuard.FolderMissing(
                    path, path[..Math.Max(1, path.LastIndexOf('/'))]),
                _ => new ArchiveException(
                    ArchiveFailure.ContainerWrite,
                    path,
                    $"'{path}' could not be written by 'sh' in the container '{target}': {end.Refusal ?? errors.ToString()}"),
            };
        }

        await sending.ConfigureAwait(false);
    }

    private static async Task SendAsync(
        SpooledContent content, InputQueue input, Action<long>? passed, CancellationToken cancellationToken)
    {
        foreach (var piece in content.Pieces())
        {
            // The queue keeps it longer than the next piece needs the buffer.
            await input.AddAsync(piece.ToArray(), cancellationToken).ConfigureAwait(false);
            passed?.Invoke(piece.Length);
        }

        input.Close();
    }
}
