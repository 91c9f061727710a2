using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>
/// Reports the trace of a build. The engine may end it long after the build, or never, so it is given up after a time of silence.
/// </summary>
/// <param name="trace">The trace.</param>
/// <param name="report">Takes the messages.</param>
/// <param name="cancellation">Ends the trace.</param>
internal sealed class TraceFollower(
    IAsyncEnumerable<BuildTrace> trace, Func<BuildTrace, ValueTask> report, CancellationTokenSource cancellation)
{
    /// <summary>The time that buildx waits for more.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The time for a build without a single message: it has failed before its first step, and older engines never say so.
    /// </summary>
    private static readonly TimeSpan s_nothing = TimeSpan.FromSeconds(1);

    /// <summary>The time of the last message in milliseconds; the maximum while one is reported.</summary>
    private long _last = Environment.TickCount64;

    private volatile bool _hasReported;

    /// <summary>
    /// Reports until the trace ends. A failure of the trace ends it, too: what counts is whether the build succeeds. An exception of the
    /// report is thrown.
    /// </summary>
    public async Task RunAsync()
    {
        var messages = trace.GetAsyncEnumerator(cancellation.Token);
        await using (messages.ConfigureAwait(false))
        {
            while (await NextAsync().ConfigureAwait(false))
            {
                Volatile.Write(ref _last, long.MaxValue);
                _hasReported = true;
                await report(messages.Current).ConfigureAwait(false);
                Volatile.Write(ref _last, Environment.TickCount64);
            }
        }

        async ValueTask<bool> NextAsync()
        {
            try
            {
                return await messages.MoveNextAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is DockerException or OperationCanceledException)
            {
                return false;
            }
        }
    }

    /// <summary>Waits after the build until the trace has ended, or is silent for long enough, and then ends it.</summary>
    /// <param name="run">The task of <see cref="RunAsync"/>.</param>
    public async Task WaitForSilenceAsync(Task run)
    {
        var start = Environment.TickCount64;
        while (!run.IsCompleted && !cancellation.IsCancellationRequested)
        {
            var last = Math.Max(start, Volatile.Read(ref _last));
            var silence = _hasReported ? s_silence : s_nothing;
            var rest = last == long.MaxValue ? silence : silence - TimeSpan.FromMilliseconds(Environment.TickCount64 - last);
            if (rest <= TimeSpan.Zero)
            {
                await cancellation.CancelAsync().ConfigureAwait(false);
                break;
            }

            await Task.WhenAny(run, Task.Delay(rest, cancellation.Token)).ConfigureAwait(false);
        }
    }
}
