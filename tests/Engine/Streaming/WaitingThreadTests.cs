using DockerPS.Engine.Tests.Fixtures;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Tests.Streaming;

public sealed class WaitingThreadTests
{
    [Fact]
    public async Task A_thread_waits_only_while_its_work_runs_on_it()
    {
        Assert.False(WaitingThread.IsCurrent);
        Assert.True(WaitingThread.Run(() => WaitingThread.IsCurrent));
        Assert.True(WaitingThread.Run(() => WaitingThread.Run(() => true) && WaitingThread.IsCurrent));
        Assert.Throws<InvalidTimeZoneException>(() => WaitingThread.Run<int>(() => throw new InvalidTimeZoneException()));
        Assert.False(WaitingThread.IsCurrent);
        Assert.False(await WaitingThread.RunAsync(async () =>
        {
            await Task.Delay(1);
            return WaitingThread.IsCurrent;
        }).Soon());
    }

    [Fact]
    public async Task Work_on_a_thread_ends_as_it_does_elsewhere()
    {
        Assert.Equal(1, await WaitingThread.RunAsync(() => Task.FromResult(1)).Soon());
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() =>
            WaitingThread.ReadAsync(() => throw new InvalidTimeZoneException()).Soon());
        var canceled = WaitingThread.ReadAsync(() => Task.FromCanceled(new(canceled: true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled.Soon());
        Assert.True(canceled.IsCanceled);
    }

    [Fact]
    public async Task What_waits_on_a_thread_goes_on_there()
    {
        Assert.True(await WaitingThread.ReadAsync(async () =>
        {
            var thread = Environment.CurrentManagedThreadId;
            await WaitingThread.WaitFor(LaterAsync());
            return WaitingThread.IsReading && thread == Environment.CurrentManagedThreadId;
        }).Soon());

        static async ValueTask<int> LaterAsync()
        {
            await Task.Delay(20);
            return 1;
        }
    }

    [Fact]
    public async Task Beyond_a_number_of_threads_work_is_asynchronous()
    {
        using var gate = new ManualResetEventSlim();
        var open = new TaskCompletionSource();
        var (waiting, others) = (0, 0);
        var works = Enumerable.Range(0, 300).Select(_ => WaitingThread.ReadAsync(async () =>
        {
            if (WaitingThread.IsCurrent)
            {
                Interlocked.Increment(ref waiting);
                gate.Wait();
            }
            else
            {
                Interlocked.Increment(ref others);
                await open.Task;
            }
        })).ToList();
        await Waiting.UntilAsync(() => Task.FromResult(Volatile.Read(ref waiting) + Volatile.Read(ref others) == 300));
        gate.Set();
        open.SetResult();
        await Task.WhenAll(works).Soon();
        Assert.InRange(waiting, 1, 128);
        Assert.True(await WaitingThread.RunAsync(() => Task.FromResult(WaitingThread.IsCurrent)).Soon());
    }
}
