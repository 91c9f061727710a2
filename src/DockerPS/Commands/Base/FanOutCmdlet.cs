using System.ComponentModel;
using System.Management.Automation;
using System.Threading.Channels;
using DockerPS.Engine.Http;
using DockerPS.Operations;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// Runs work on many targets side by side. A target's work starts when the target arrives, on the pool; what it has to say comes
/// back as actions that only the pipeline thread runs: one at its end, and any number on its way through a bounded queue. The
/// pipeline thread is in the cmdlet at the next input and at the end.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FanOutCmdlet : EngineCmdlet
{
    /// <summary>What may wait for the pipeline: more, and the work waits.</summary>
    private const int QueueLength = 1024;

    /// <summary>How long work that was stopped may take to put things away.</summary>
    private static readonly TimeSpan s_putAwayLimit = TimeSpan.FromSeconds(5);

    private readonly List<Task<Action>> _running = [];
    private readonly Channel<Action> _output = Channel.CreateBounded<Action>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private Task<bool>? _moreSaid;
    private int _begun;
    private int _shown;

    /// <summary>How many targets are worked on at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; }

    /// <summary>How many at the same time where the user does not say.</summary>
    protected virtual int DefaultThrottleLimit => 32;

    /// <summary>Whether results are written in the order of the input rather than as they come.</summary>
    protected virtual bool InInputOrder => false;

    /// <summary>What a progress bar calls the work, for cmdlets whose work can last; null for none.</summary>
    private protected virtual string? ProgressActivity => null;

    /// <summary>Whether work that was stopped has things to put away, like a half-written file: then the command ends after that.</summary>
    private protected virtual bool WaitsForCleanup => false;

    private int Limit => MyInvocation.BoundParameters.ContainsKey(nameof(ThrottleLimit)) ? ThrottleLimit : DefaultThrottleLimit;

    /// <summary>Whether a target is finished and written before the next is taken: so where the user is asked for each.</summary>
    private protected virtual bool OneAtATime => MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm)
        ? confirm is SwitchParameter { IsPresent: true }
        : GetVariableValue("ConfirmPreference") is ConfirmImpact.Low or ConfirmImpact.Medium;

    /// <summary>Starts work on a target, waiting for a place among those under way.</summary>
    /// <param name="engine">The target's engine.</param>
    /// <param name="target">What errors are about.</param>
    /// <param name="work">The work; it runs on the pool and returns what the pipeline thread writes.</param>
    /// <param name="input">What the work reads. The queue closes however the work ends, also if it never begins.</param>
    private protected void StartWork(EngineSession engine, object target, Func<CancellationToken, Task<Action>> work, InputQueue? input = null)
    {
        Drain(toCount: Limit - 1);
        if (HasFailed(engine))
        {
            input?.Close();
            return;
        }

        _begun++;
        _running.Add(Task.Run(async () => Guarded(engine, target, await work(StopToken).ConfigureAwait(false)), StopToken)
            .ContinueWith(
                task =>
                {
                    input?.Close();
                    return Outcome(engine, target, task);
                },
                TaskScheduler.Default));
        Drain(toCount: OneAtATime ? 0 : Limit);
    }

    /// <summary>Whether nothing is under way.</summary>
    private protected bool IsIdle => _running.Count == 0;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Drain(toCount: 0);
        if (_shown > 0)
        {
            WriteProgress(new(0, ProgressActivity, "Done") { RecordType = ProgressRecordType.Completed });
        }

        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (WaitsForCleanup)
        {
            Task.WaitAll([.. _running], s_putAwayLimit);
        }
    }

    /// <summary>Has the pipeline thread write something while the work goes on; waits where the pipeline is slower.</summary>
    private protected ValueTask QueueOutputAsync(Action write) => _output.Writer.WriteAsync(write, StopToken);

    /// <summary>Has the pipeline thread write something, and goes on when it was written: so that nothing piles up.</summary>
    private protected async ValueTask QueueOutputAndWaitAsync(Action write)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await QueueOutputAsync(() =>
        {
            write();
            written.SetResult();
        }).ConfigureAwait(false);
        await written.Task.WaitAsync(StopToken).ConfigureAwait(false);
    }

    /// <summary>Has the pipeline thread show progress; a record that finds no place is not missed.</summary>
    private protected void Show(ProgressRecord record) => _output.Writer.TryWrite(() => WriteProgress(record));

    /// <summary>Writes what there is to say until a task is done.</summary>
    private protected void WriteUntil(Task done)
    {
        Write(() => done.IsCompleted, done);
        Await(done);
    }

    /// <summary>Writes what there is to say, and waits until no more than so many are under way.</summary>
    private void Drain(int toCount) => Write(() => _running.Count <= toCount);

    private void Write(Func<bool> enough, Task? other = null)
    {
        while (true)
        {
            // What is said comes before the end: that there is one is seen first, then the queue is emptied.
            var isEnough = enough();
            var finished = InInputOrder ? _running.Take(1).FirstOrDefault(task => task.IsCompleted) : _running.Find(task => task.IsCompleted);
            while (_output.Reader.TryRead(out var write))
            {
                write();
            }

            if (finished is not null)
            {
                _running.Remove(finished);
                Await(finished)();
            }
            else if (isEnough)
            {
                return;
            }
            else
            {
                ShowProgress();
                Await(WaitForActivityAsync(other));
            }
        }
    }

    /// <summary>Waits until a target is finished or has something to say, or another task is done.</summary>
    private async Task WaitForActivityAsync(Task? other)
    {
        _moreSaid ??= _output.Reader.WaitToReadAsync(StopToken).AsTask();
        await Task.WhenAny([_moreSaid, other ?? _moreSaid, .. InInputOrder ? _running.Take(1) : _running]).WaitAsync(StopToken).ConfigureAwait(false);
        _moreSaid = _moreSaid.IsCompleted ? null : _moreSaid;
    }

    private void ShowProgress()
    {
        if (ProgressActivity is { } activity && _running.Count != _shown)
        {
            _shown = _running.Count;
            WriteProgress(new(0, activity, $"{_begun - _shown} of {_begun} done") { PercentComplete = (_begun - _shown) * 100 / _begun });
        }
    }

    private Action Guarded(EngineSession engine, object target, Action write) => () => Try(engine, target, write);

    private Action Outcome(EngineSession engine, object target, Task<Action> task) => task switch
    {
        { IsCanceled: true } => () => throw new PipelineStoppedException(),
        { Exception.InnerException: DockerException error } => () => Fail(engine, error, target),
        _ => task.GetAwaiter().GetResult(),
    };
}
