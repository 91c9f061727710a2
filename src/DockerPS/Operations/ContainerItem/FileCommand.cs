using DockerPS.Engine.Archives;
using DockerPS.Engine.Copy;
using DockerPS.Engine.Http;
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
    private const int SpecialCode = 93;

    /// <summary>The time for removing a file after the command has ended.</summary>
    private static readonly TimeSpan s_removeLimit = TimeSpan.FromSeconds(4);

    /// <summary>Reads files only: a device may have no end, and a pipe nothing to read.</summary>
    private const string ReadScript =
        """
        if [ -d "$1" ]; then exit 91; fi
        if [ -e "$1" ] && ! [ -f "$1" ]; then exit 93; fi
        exec cat "$1"
        """;

    /// <summary>Writes in place: a mounted file cannot be replaced. The path is an argument, so it is no part of the script.</summary>
    private const string WriteScript =
        """
        if [ -d "$1" ]; then exit 91; fi
        if [ -e "$1" ] && ! [ -f "$1" ]; then exit 93; fi
        if ! [ -d "${1%/*}/" ]; then exit 92; fi
        umask 022; cat >"$1"
        """;

    /// <summary>Removes a file that was begun; a link stays, and leads to an empty file.</summary>
    private const string RemoveScript =
        """
        if [ -L "$1" ]; then : >"$1"; elif [ -f "$1" ]; then rm -f "$1"; fi
        """;

    /// <summary>Reads the file; null if it does not exist.</summary>
    public async Task<SpooledContent?> ReadAsync(Action<long>? passed, CancellationToken cancellationToken)
    {
        var (content, errors) = (new SpooledContent(), new OutputTail());
        try
        {
            var end = await RunAsync(
                new(target, Request("sh", "-c", ReadScript, "sh", path)),
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

            if (NotFile(end) is { } special)
            {
                throw special;
            }

            var reason = end.Refusal ?? errors.ToString();
            return end.Refusal is null && reason.EndsWith("No such file or directory", StringComparison.Ordinal) ? null
                : throw new ArchiveException(
                    ArchiveFailure.ContainerRead,
                    path,
                    $"'{path}' could not be read by 'sh' and 'cat' in the container '{target}': {reason}");
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

    /// <summary>Writes the file. If that fails, it gets its old content back, and a new one is removed.</summary>
    public async Task WriteAsync(SpooledContent content, Action<long>? passed, CancellationToken cancellationToken)
    {
        using var old = await ReadAsync(null, cancellationToken).ConfigureAwait(false);
        if (old is null)
        {
            await CreateAsync(content, passed, cancellationToken).ConfigureAwait(false);
            return;
        }

        await ContainerFileGuard.ReplaceAsync(
            path,
            old,
            () => PutAsync(content, passed, cancellationToken),
            async token => await ReadAsync(null, token).ConfigureAwait(false) is { } now && now.HasSameBytes(old),
            token => PutAsync(old, null, token)).ConfigureAwait(false);
    }

    /// <summary>Writes a new file. What was begun would fill the disk, and look like the whole.</summary>
    private async Task CreateAsync(SpooledContent content, Action<long>? passed, CancellationToken cancellationToken)
    {
        try
        {
            await PutAsync(content, passed, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not ArchiveException { Failure: not ArchiveFailure.ContainerWrite })
        {
            using var limit = new CancellationTokenSource(s_removeLimit);
            try
            {
                await RunAsync(
                    new(target, Request("sh", "-c", RemoveScript, "sh", path)), _ => { }, new(), limit.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is DockerException or OperationCanceledException or IOException)
            {
                // The failure of the write is the one to tell.
            }

            throw;
        }
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

    /// <summary>Returns the error of a path that is no file; null if it is one, or does not exist.</summary>
    private ArchiveException? NotFile(ExecEnd end) => end switch
    {
        { Refusal: null, ExitCode: FolderCode } => new(ArchiveFailure.NotFile, path, $"'{path}' is a folder, not a file."),
        { Refusal: null, ExitCode: SpecialCode } => new(ArchiveFailure.NotFile, path, $"'{path}' is not a regular file."),
        _ => null,
    };

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
            throw NotFile(end) ?? end switch
            {
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
