using System.Management.Automation;
using System.Threading.Channels;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// Runs the work of a command on many targets in parallel. Work starts on a thread of its own when its target arrives. It returns an action
/// that the pipeline thread runs at its end, and may queue any number of actions meanwhile; the bounded queue slows it down to the speed
/// of the pipeline. The pipeline thread drains the queue at each input and at the end.
/// </summary>
/// <param name="pipeline">The running command.</param>
/// <param name="engines">The engines of the command, which report failures of the work.</param>
internal sealed class WorkQueue(ICommandPipeline pipeline, CommandEngines engines)
{
    /// <summary>Queue capacity; work blocks when it is full.</summary>
    private const int Capacity = 1024;

    /// <summary>Maximum time for canceled work to clean up.</summary>
    private static readonly TimeSpan s_cleanupLimit = TimeSpan.FromSeconds(5);

    private readonly List<Task<Action>> _running = [];
    private readonly Channel<Action> _output = Channel.CreateBounded<Action>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private Task<bool>? _moreOutput;
    private int _started;
    private int _shown;

    /// <summary>The running command.</summary>
    public ICommandPipeline Pipeline => pipeline;

    /// <summary>Maximum number of targets in progress.</summary>
    public required int Limit { get; init; }

    /// <summary>Whether results are written in the order of the input rather than of completion.</summary>
    public bool InInputOrder { get; init; }

    /// <summary>Returns whether to finish and write each target before taking the next one.</summary>
    public required Func<bool> OneAtATime { get; init; }

    /// <summary>The activity of the progress bar; null for none.</summary>
    public string? ProgressActivity { get; init; }

    /// <summary>Whether no work is running.</summary>
    public bool IsIdle => _running.Count == 0;

    /// <summary>Starts work on a target; waits if the maximum number of targets is in progress.</summary>
    /// <param name="engine">The target's engine. Nothing starts if it has failed.</param>
    /// <param name="target">The target in error records.</param>
    /// <param name="work">The work; it runs on a thread of its own and returns the output for the pipeline thread.</param>
    /// <param name="input">The input of the work. It is closed however the work ends, even if it never starts.</param>
    public void Start(EngineSession engine, object target, Func<CancellationToken, Task<Action>> work, InputQueue? input = null)
    {
        Drain(toCount: Limit - 1);
        if (engines.HasFailed(engine))
        {
            input?.Close();
            return;
        }

        _started++;
        _running.Add(WaitingThread.RunAsync(async () => Guarded(engine, target, await work(pipeline.StopToken).ConfigureAwait(false)))
            .ContinueWith(
                task =>
                {
                    input?.Close();
                    return Outcome(engine, target, task);
                },
                TaskScheduler.Default));
        Drain(toCount: OneAtATime() ? 0 : Limit);
    }

    /// <summary>Queues an action for the pipeline thread while the work continues; waits if the queue is full.</summary>
    public ValueTask QueueOutputAsync(Action write) => _output.Writer.WriteAsync(write, pipeline.StopToken);

    /// <summary>Queues an action for the pipeline thread, unless the queue is full.</summary>
    public void TryQueueOutput(Action write) => _output.Writer.TryWrite(write);

    /// <summary>Queues an action for the pipeline thread and waits until it has run, so that no output piles up.</summary>
    public async ValueTask QueueOutputAndWaitAsync(Action write)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await QueueOutputAsync(() =>
        {
            write();
            written.SetResult();
        }).ConfigureAwait(false);
        await written.Task.WaitAsync(pipeline.StopToken).ConfigureAwait(false);
    }

    /// <summary>Queues progress. A record is dropped if the queue is full, since the next one replaces it.</summary>
    public void QueueProgress(ProgressRecord record) => TryQueueOutput(() => pipeline.WriteProgress(record));

    /// <summary>Writes output on the pipeline thread until a task is done.</summary>
    public void WriteUntil(Task done)
    {
        Write(() => done.IsCompleted, done);
        pipeline.Await(done);
    }

    /// <summary>Queues items in batches while they arrive.</summary>
    public Task QueueAllAsync<T>(IAsyncEnumerable<T> items, Action<IReadOnlyList<T>> write, CancellationToken cancellationToken) =>
        Batches.ForEachAsync(items, eager: true, batch => QueueOutputAsync(() => write(batch)), cancellationToken);

    /// <summary>Writes items in batches until there are no more.</summary>
    public void WriteAll<T>(IAsyncEnumerable<T> items, Action<IReadOnlyList<T>> write)
    {
        var stop = pipeline.StopToken;
        WriteUntil(Batches.ForEachAsync(items, eager: false, batch => QueueOutputAsync(() => write(batch)), stop));
    }

    /// <summary>Writes output until all work is done, and removes the progress bar.</summary>
    public void Finish()
    {
        Drain(toCount: 0);
        if (_shown > 0)
        {
            pipeline.WriteProgress(new(0, ProgressActivity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    /// <summary>Waits for canceled work, so that it can clean up, for example remove a half-written file.</summary>
    public void WaitForCleanup() => Task.WaitAll([.. _running], s_cleanupLimit);

    /// <summary>Writes output until at most this many targets are in progress.</summary>
    private void Drain(int toCount) => Write(() => _running.Count <= toCount);

    private void Write(Func<bool> enough, Task? other = null)
    {
        while (true)
        {
            // Work queues output before it ends, so its end is checked first and the queue emptied afterwards.
            var isEnough = enough();
            var finished = InInputOrder
                ? _running.Take(1).FirstOrDefault(task => task.IsCompleted)
                : _running.Find(task => task.IsCompleted);
            while (_output.Reader.TryRead(out var write))
            {
                write();
            }

            if (finished is not null)
            {
                _running.Remove(finished);
                pipeline.Await(finished)();
            }
            else if (isEnough)
            {
                return;
            }
            else
            {
                ShowProgress();
                pipeline.Await(WaitForActivityAsync(other));
            }
        }
    }

    /// <summary>Waits until a target is finished, there is output, or another task is done.</summary>
    private async Task WaitForActivityAsync(Task? other)
    {
        _moreOutput ??= _output.Reader.WaitToReadAsync(pipeline.StopToken).AsTask();
        await Task.WhenAny([_moreOutput, other ?? _moreOutput, .. InInputOrder ? _running.Take(1) : _running])
            .WaitAsync(pipeline.StopToken).ConfigureAwait(false);
        _moreOutput = _moreOutput.IsCompleted ? null : _moreOutput;
    }

    private void ShowProgress()
    {
        if (ProgressActivity is { } activity && _running.Count != _shown)
        {
            _shown = _running.Count;
            var done = _started - _shown;
            pipeline.WriteProgress(new(0, activity, $"{done} of {_started} done") { PercentComplete = done * 100 / _started });
        }
    }

    private Action Guarded(EngineSession engine, object target, Action write) => () => engines.Try(engine, target, write);

    private Action Outcome(EngineSession engine, object target, Task<Action> task) => task switch
    {
        { IsCanceled: true } => () => throw new PipelineStoppedException(),
        { Exception.InnerException: DockerException error } => () => engines.Fail(engine, error, target),
        _ => task.GetAwaiter().GetResult(),
    };
}
