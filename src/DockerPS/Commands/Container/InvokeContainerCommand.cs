using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Makes a container, runs it, and writes what its command writes (<c>docker run</c>).</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(Container))]
public sealed class InvokeContainerCommand : ContainerCreationCmdlet
{
    private readonly CommandErrorTail _errors = new();
    private ContainerTarget? _target;
    private ContainerRun? _run;
    private Task<bool>? _more;

    /// <summary>
    /// What the command reads from its standard input, usually by the pipeline: texts get a line end, bytes go as they are. It
    /// implies -Interactive.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>Starts the container and writes it, instead of waiting for its output.</summary>
    [Parameter]
    public SwitchParameter Detach { get; set; }

    /// <summary>The keys that detach from a container with a terminal; the engine's are <c>ctrl-p,ctrl-q</c>.</summary>
    [Parameter]
    [Alias("DetachKeys")]
    [ValidateNotNullOrEmpty]
    public string? DetachKey { get; set; }

    internal override bool Attached => !Detach;

    private bool HasInput => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseContradictions();
        Interactive = Interactive || HasInput;
        if (Engines.FirstOrDefault() is not { } engine || !ShouldProcess(Name ?? Image, "Run container"))
        {
            return;
        }

        _target = Create(engine);
        if (_target is not null && Detach)
        {
            StartDetached(_target);
        }
        else if (_target is not null)
        {
            StartAttached(_target);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_run is not null && InputObject is not null)
        {
            Guard(() => Pump(_run.WriteAsync(InputBytes.From(InputObject), StopToken)));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_run is not null)
        {
            Guard(() =>
            {
                Pump(Interactive ? _run.CloseInputAsync() : Task.CompletedTask);
                Pump(_run.Lines.Completion);
                Finish(Await(_run.ExitAsync(StopToken)).StatusCode);
            });
        }

        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        End(abandoned: true);
        base.Dispose(disposing);
    }

    private void RefuseContradictions()
    {
        if ((Interactive || HasInput) && Tty && !Detach)
        {
            ThrowTerminatingError(ModuleErrors.InteractiveNotSupported());
        }

        if (Detach && HasInput)
        {
            Refuse("-Detach does not wait for input: leave it out, or pipe nothing in.");
        }

        if (Context is { Length: > 1 })
        {
            Refuse("Invoke-Container runs one container: name one engine with -Context.");
        }
    }

    private void StartDetached(ContainerTarget target) => Try(target.Engine, target.ToString(), () =>
    {
        Await(target.Api.StartAsync(target.Id, DetachKey, StopToken));
        WriteObject(Await(target.ReadAsync(StopToken)));
    });

    private void StartAttached(ContainerTarget target)
    {
        _run = new(target, AutoRemove);
        Guard(() =>
        {
            // What it writes bears its name.
            _target = target with { Name = Name ?? Await(target.Api.InspectAsync(target.Id, cancellationToken: StopToken)).Name?.TrimStart('/') ?? "" };
            try
            {
                Await(_run.StartAsync(Tty, Interactive, DetachKey, StopToken));
            }
            catch (DockerApiException refused)
            {
                var code = CommandExitCode.OfStartFailure(refused.Message);
                SetExitCode(code);
                WriteError(ModuleErrors.CommandNotStarted(refused.Message, _target.ToString(), CommandText, code));
                End(abandoned: true);
            }
        });
    }

    /// <summary>Runs a step with its errors mapped. However it ends early, the container does not go on without its reader.</summary>
    private void Guard(Action step)
    {
        var done = false;
        try
        {
            done = Try(_target!.Engine, _target.ToString(), step);
        }
        finally
        {
            if (!done)
            {
                End(abandoned: true);
            }
        }
    }

    /// <summary>Writes what the container writes until a task is done. The container may have to be read before it reads on.</summary>
    private void Pump(Task task)
    {
        do
        {
            while (_run!.Lines.TryRead(out var line))
            {
                Write(line);
            }
        }
        while (!task.IsCompleted && Await(HasMoreAsync(task)));
        Await(task);
    }

    /// <summary>Waits for the next line or the task; false where there will be no more lines.</summary>
    private async Task<bool> HasMoreAsync(Task task)
    {
        // One wait at a time: while the command only reads, thousands would pile up.
        _more ??= _run!.Lines.WaitToReadAsync(StopToken).AsTask();
        await Task.WhenAny(task, _more).WaitAsync(StopToken).ConfigureAwait(false);
        var more = _more;
        _more = more.IsCompleted ? null : more;
        return !more.IsCompletedSuccessfully || await more.ConfigureAwait(false);
    }

    private void Write(OutputLine line)
    {
        if (line.Stream == OutputStream.Error)
        {
            _errors.Add(line.Text);
        }

        CommandOutput.Write(this, line, _target!.ToString());
    }

    private void Finish(long exitCode)
    {
        SetExitCode(exitCode);
        End(abandoned: false);
        if (exitCode != 0)
        {
            WriteError(ModuleErrors.CommandFailed(_target!.ToString(), CommandText, exitCode, _errors.ToString()));
        }
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

    private void SetExitCode(long code) => SessionState.PSVariable.Set("global:LASTEXITCODE", (int)code);

    private string CommandText => Command is { Length: > 0 } ? string.Join(' ', Command) : Image;
}
