using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>
/// Connects an attached container to a cmdlet: its output goes to the pipeline, or the console is its terminal, and its exit code becomes
/// <c>$LASTEXITCODE</c>. All steps run on the pipeline thread, with errors mapped. If the cmdlet ends early for any reason, a started
/// container is stopped.
/// </summary>
/// <param name="engines">The engines of the command.</param>
/// <param name="target">The container.</param>
/// <param name="run">The attached container.</param>
/// <param name="command">The command, for messages.</param>
internal sealed class AttachedPipeline(CommandEngines engines, ContainerTarget target, AttachedContainer run, string command) : IDisposable
{
    /// <summary>Timeout for the exit code after Ctrl+C.</summary>
    private static readonly TimeSpan s_exitTimeout = TimeSpan.FromSeconds(5);

    private readonly ICommandPipeline _pipeline = engines.Pipeline;
    private readonly OutputTail _errors = new();
    private ContainerTarget _target = target;
    private AttachedContainer? _run = run;
    private Task<bool>? _more;

    /// <summary>Attaches to the container and starts it.</summary>
    public void Start(DetachKeys? detachKeys) => Guard(run =>
    {
        // Output lines carry the name.
        _target = _target.Name.Length > 0
            ? _target
            : _target with { Name = ReadName() };
        try
        {
            _pipeline.Ask(() => run.AttachAsync(detachKeys, _pipeline.StopToken));
            _pipeline.Ask(() => run.StartAsync(_pipeline.StopToken));
        }
        catch (DockerApiException refused)
        {
            var code = ShellExitCode.OfStartFailure(refused.Message);
            _pipeline.SetExitCode(code);
            _pipeline.WriteError(NetworkErrors.Taken(refused, _target.ToString())
                ?? ContainerErrors.CommandNotStarted(refused.Message, _target.ToString(), command, code));
            End(abandoned: true);
        }
    });

    /// <summary>Attaches to a running container.</summary>
    public void Join(DetachKeys detachKeys) => Guard(run => _pipeline.Await(run.JoinAsync(detachKeys, _pipeline.StopToken)));

    /// <summary>Begins to read the output for the pipeline or a file.</summary>
    public void BeginReading(ByteOutput? bytes = null) => Guard(run => run.BeginReading(bytes));

    /// <summary>Sends input, and writes output that arrives meanwhile.</summary>
    public void Send(ReadOnlyMemory<byte> bytes) => Guard(run => Pump(run, run.WriteAsync(bytes, _pipeline.StopToken)));

    /// <summary>Writes the remaining output. A non-zero exit code is an error.</summary>
    public void Complete(bool closeInput) => Guard(run =>
    {
        Pump(run, closeInput ? run.CloseInputAsync() : Task.CompletedTask);
        Pump(run, run.Lines.Completion);
        var isBroken = run.Decoder.IsBroken;
        _pipeline.Await(run.CompleteFileAsync());
        var code = Finish(run, _pipeline.StopToken);
        if (isBroken)
        {
            _pipeline.WriteWarning(DecodedLines.Warning(command, _target.ToString()));
        }

        if (code != 0)
        {
            _pipeline.WriteError(ContainerErrors.CommandFailed(_target.ToString(), command, code, _errors.ToString()));
        }
    });

    /// <summary>
    /// Attaches the console until the container exits or is detached. The exit code is that of an interactive command, so it is not an
    /// error.
    /// </summary>
    /// <param name="detachKeys">The keys that detach from the container.</param>
    /// <param name="passInterrupt">Whether the first Ctrl+C is sent to a container without a terminal.</param>
    public void Interact(DetachKeys detachKeys, bool passInterrupt) => Guard(run =>
    {
        if (!_pipeline.Await(run.Session(detachKeys, passInterrupt).RunAsync(_pipeline.StopToken)))
        {
            // A Ctrl+C sent to the container also stops the pipeline, but the exit code is still needed.
            using var timeout = new CancellationTokenSource(s_exitTimeout);
            Finish(run, _pipeline.StopToken.IsCancellationRequested ? timeout.Token : _pipeline.StopToken);
            return;
        }

        End(abandoned: false);
        _pipeline.WriteVerbose($"Detached from the container '{_target}', which keeps running.");
    });

    /// <inheritdoc/>
    public void Dispose() => End(abandoned: true);

    /// <summary>Runs a step with errors mapped, unless the run has ended.</summary>
    private void Guard(Action<AttachedContainer> step)
    {
        if (_run is not { } run)
        {
            return;
        }

        var done = false;
        try
        {
            done = engines.Try(_target.Engine, _target.ToString(), () => step(run));
        }
        finally
        {
            if (!done)
            {
                End(abandoned: true);
            }
        }
    }

    /// <summary>Writes output until a task completes. A container may block on its output before it reads more input.</summary>
    private void Pump(AttachedContainer run, Task task)
    {
        do
        {
            while (run.Lines.TryRead(out var line))
            {
                Write(line);
            }
        }
        while (!task.IsCompleted && _pipeline.Await(HasMoreAsync(run, task)));
        _pipeline.Await(task);
    }

    /// <summary>Waits for the next line or the task; false at the end of the output.</summary>
    private async Task<bool> HasMoreAsync(AttachedContainer run, Task task)
    {
        // A single pending wait: otherwise thousands would pile up while the command only reads.
        _more ??= run.Lines.WaitToReadAsync(_pipeline.StopToken).AsTask();
        await Task.WhenAny(task, _more).WaitAsync(_pipeline.StopToken).ConfigureAwait(false);
        var more = _more;
        _more = more.IsCompleted ? null : more;
        return !more.IsCompletedSuccessfully || await more.ConfigureAwait(false);
    }

    private string ReadName()
    {
        var inspection = _target.Api.InspectAsync(_target.Id, cancellationToken: _pipeline.StopToken);
        return _pipeline.Await(inspection).Name?.TrimStart('/') ?? "";
    }

    private void Write(OutputLine line)
    {
        if (line.Stream == OutputStream.Error)
        {
            _errors.Add(line.Text);
        }

        CommandOutputWriter.Write(_pipeline, line, _target.ToString());
    }

    private long Finish(AttachedContainer run, CancellationToken cancellationToken)
    {
        var code = _pipeline.Await(run.ExitAsync(cancellationToken)).StatusCode;
        _pipeline.SetExitCode(code);
        End(abandoned: false);
        return code;
    }

    private void End(bool abandoned)
    {
        if (_run is not { } run)
        {
            return;
        }

        _run = null;
        if (abandoned)
        {
            run.AbandonAsync().GetAwaiter().GetResult();
        }

        run.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
