using DockerPS.Engine.Files;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>How the output of a command is written.</summary>
/// <param name="Detach">Starts the command and does not wait for its end.</param>
/// <param name="Raw">Writes the output as one string.</param>
/// <param name="MergeError">Writes standard error with the output.</param>
/// <param name="PassThru">Writes an object with output, standard error and exit code.</param>
/// <param name="Bytes">The destination of bytes; null for text.</param>
internal sealed record CommandOutputSettings(bool Detach, bool Raw, bool MergeError, bool PassThru, ByteOutput? Bytes);

/// <summary>Runs a command in containers, and writes its output and its end.</summary>
/// <param name="work">The work of the running cmdlet.</param>
/// <param name="command">The command, word by word.</param>
/// <param name="settings">How its output is written.</param>
internal sealed class CommandRunner(WorkQueue work, string[] command, CommandOutputSettings settings)
{
    private int? _exitCode;
    private bool _warned;

    private ICommandPipeline Pipeline => work.Pipeline;

    private string CommandText => string.Join(' ', command);

    /// <summary>Runs the command in a container.</summary>
    /// <returns>The action that writes the end on the pipeline thread.</returns>
    public async Task<Action> RunAsync(ContainerTarget target, ExecProcess exec, CancellationToken cancellationToken)
    {
        if (settings.Detach)
        {
            var started = await exec.DetachAsync(cancellationToken).ConfigureAwait(false);
            return () => Finish(target, started, "");
        }

        return settings switch
        {
            { Bytes.Path: { } path } => await RunToFileAsync(target, exec, path, cancellationToken).ConfigureAwait(false),
            { Bytes: not null } => await RunToBytesAsync(target, exec, cancellationToken).ConfigureAwait(false),
            { PassThru: true } or { Raw: true } => await RunToEndAsync(target, exec, cancellationToken).ConfigureAwait(false),
            _ => await RunToLinesAsync(target, exec, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<Action> RunToLinesAsync(ContainerTarget target, ExecProcess exec, CancellationToken cancellationToken)
    {
        var errors = new OutputTail();
        var end = await exec
            .RunAsync(lines => work.QueueOutputAsync(() => Write(target, lines, errors)), cancellationToken)
            .ConfigureAwait(false);
        return () => Finish(target, end, errors.ToString(), exec.Decoder.IsBroken);
    }

    private async Task<Action> RunToBytesAsync(ContainerTarget target, ExecProcess exec, CancellationToken cancellationToken)
    {
        var errors = new OutputTail();
        var end = await exec.RunAsync(
            settings.MergeError,
            bytes =>
            {
                OutputLine[] piece = [new(OutputStream.Output, "") { Bytes = bytes.ToArray() }];
                return work.QueueOutputAndWaitAsync(() => Write(target, piece, errors));
            },
            lines => work.QueueOutputAsync(() => Write(target, lines, errors)),
            cancellationToken).ConfigureAwait(false);
        return () => Finish(target, end, errors.ToString());
    }

    private async Task<Action> RunToFileAsync(ContainerTarget target, ExecProcess exec, string path, CancellationToken cancellationToken)
    {
        var errors = new OutputTail();
        ExecEnd? end = null;
        var refused = await FileGuard.TryAsync(
            async () =>
            {
                var file = new UnfinishedFile(path);
                await using (file.ConfigureAwait(false))
                {
                    end = await exec.RunAsync(
                        settings.MergeError,
                        bytes => WaitingThread.WriteAsync(file.Stream, bytes, cancellationToken),
                        lines => work.QueueOutputAsync(() => Write(target, lines, errors)),
                        cancellationToken).ConfigureAwait(false);
                    if (end.Refusal is null)
                    {
                        await file.CompleteAsync(settings.Bytes!.Overwrite).ConfigureAwait(false);
                    }
                }
            },
            error => FileErrors.FileNotWritten(path, error)).ConfigureAwait(false);
        return refused is null ? () => Finish(target, end!, errors.ToString()) : () => Pipeline.WriteError(refused);
    }

    private async Task<Action> RunToEndAsync(ContainerTarget target, ExecProcess exec, CancellationToken cancellationToken)
    {
        var (end, output, error) = await exec.RunToEndAsync(settings.MergeError, cancellationToken).ConfigureAwait(false);
        return () =>
        {
            if (settings.PassThru)
            {
                NoteExitCode(end.ExitCode);
                WarnOfText(target, exec.Decoder.IsBroken);
                Pipeline.WriteObject(
                    new CommandResult(target.ToString(), target.Id, end.ExitCode, output, error, end.Duration, target.Engine.Name));
                return;
            }

            if (end.Refusal is null)
            {
                WriteText(target, output, error);
            }

            Finish(target, end, OutputTail.Of(error), exec.Decoder.IsBroken);
        };
    }

    private void Write(ContainerTarget target, IReadOnlyList<OutputLine> lines, OutputTail errors)
    {
        foreach (var line in lines)
        {
            if (line.Stream == OutputStream.Error)
            {
                errors.Add(line.Text);
            }

            CommandOutputWriter.Write(
                Pipeline, settings.MergeError ? line with { Stream = OutputStream.Output } : line, target.ToString());
        }
    }

    private void WriteText(ContainerTarget target, string output, string error)
    {
        if (output.Length > 0)
        {
            CommandOutputWriter.Write(Pipeline, new(OutputStream.Output, output), target.ToString());
        }

        if (error.Length > 0)
        {
            CommandOutputWriter.WriteError(Pipeline, error.TrimEnd('\n'), target.ToString());
        }
    }

    private void WarnOfText(ContainerTarget target, bool isBroken)
    {
        if (isBroken && !_warned)
        {
            _warned = true;
            Pipeline.WriteWarning(DecodedLines.Warning(command[0], target.ToString()));
        }
    }

    private void Finish(ContainerTarget target, ExecEnd end, string errors, bool isBroken = false)
    {
        WarnOfText(target, isBroken);
        NoteExitCode(end.ExitCode);
        if (end.Refusal is { } refusal)
        {
            Pipeline.WriteError(ContainerErrors.CommandNotStarted(refusal, target.ToString(), CommandText, end.ExitCode));
        }
        else if (end.ExitCode != 0)
        {
            Pipeline.WriteError(ContainerErrors.CommandFailed(target.ToString(), CommandText, end.ExitCode, errors));
        }
    }

    /// <summary>Sets the exit code; of several, the last that is not zero.</summary>
    private void NoteExitCode(int code)
    {
        _exitCode = code != 0 ? code : _exitCode ?? 0;
        Pipeline.SetExitCode(_exitCode.Value);
    }
}
