using System.Runtime.CompilerServices;
using System.Threading.Channels;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Streaming;

public sealed class BatchesTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(511, false)]
    [InlineData(512, false)]
    [InlineData(513, true)]
    [InlineData(5000, true)]
    [InlineData(5000, false)]
    public async Task All_elements_come_once_and_in_order(int count, bool eager)
    {
        var taken = new List<int>();
        await Batches.ForEachAsync(
            NumbersAsync(count),
            eager,
            async batch =>
            {
                Assert.NotEmpty(batch);
                await Task.Yield();
                taken.AddRange(batch);
            },
            CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, count), taken);
    }

    [Fact]
    public async Task Batches_are_full_but_for_the_last_where_nobody_is_eager()
    {
        var sizes = new List<int>();
        await Batches.ForEachAsync(
            NumbersAsync(1500, pauseAt: 700), eager: false, Take(batch => sizes.Add(batch.Count)), CancellationToken.None);
        Assert.Equal([512, 512, 476], sizes);
    }

    [Fact]
    public async Task What_is_ready_at_once_is_handed_on_by_the_hundred_to_the_eager_too()
    {
        var sizes = new List<int>();
        await Batches.ForEachAsync(ReadyAsync(1500), eager: true, Take(batch => sizes.Add(batch.Count)), CancellationToken.None);
        Assert.Equal(1500, sizes.Sum());
        Assert.InRange(sizes.Count, 3, 20);
    }

    [Fact]
    public async Task The_eager_get_an_element_before_the_next_one_comes()
    {
        var source = Channel.CreateUnbounded<int>();
        var taken = Channel.CreateUnbounded<int>();
        var walk = Batches.ForEachAsync(
            source.Reader.ReadAllAsync(),
            eager: true,
            Take(batch => batch.ToList().ForEach(number => taken.Writer.TryWrite(number))),
            CancellationToken.None);
        for (var number = 0; number < 3; number++)
        {
            Assert.True(source.Writer.TryWrite(number));
            Assert.Equal(number, await taken.Reader.ReadAsync().AsTask().Soon());
        }

        source.Writer.Complete();
        await walk.Soon();
    }

    [Fact]
    public async Task A_slow_taker_holds_the_source_up()
    {
        var made = 0;
        var gate = new TaskCompletionSource();
        var walk = Batches.ForEachAsync(
            CountedAsync(),
            eager: false,
            async _ => await gate.Task,
            CancellationToken.None,
            ahead: 100);

        // A batch was taken, so many wait, and one waits for a place.
        await Waiting.UntilAsync(() => Task.FromResult(Volatile.Read(ref made) == 613));
        await Task.Delay(50);
        Assert.Equal(613, Volatile.Read(ref made));
        Assert.False(walk.IsCompleted);
        gate.SetResult();
        await walk.Soon();
        Assert.Equal(2000, made);

        async IAsyncEnumerable<int> CountedAsync()
        {
            for (var number = 0; number < 2000; number++)
            {
                await Task.Yield();
                Interlocked.Increment(ref made);
                yield return number;
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_taker_that_throws_ends_the_walk_and_the_source(bool eager)
    {
        var source = new Watched();
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Batches.ForEachAsync(
            source.EndlessAsync(), eager, _ => throw new InvalidTimeZoneException(), CancellationToken.None).Soon());
        Assert.True(source.Ended);
    }

    [Fact]
    public async Task A_taker_that_throws_while_the_source_waits_ends_both()
    {
        var source = new Watched();
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Batches.ForEachAsync(
            source.OneThenNothingAsync(), eager: true, _ => throw new InvalidTimeZoneException(), CancellationToken.None).Soon());
        Assert.True(source.Ended);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancellation_ends_a_wait_for_the_next_element(bool eager)
    {
        var source = new Watched();
        using var cancel = new CancellationTokenSource();
        var walk = Batches.ForEachAsync(source.OneThenNothingAsync(), eager, Take(_ => { }), cancel.Token);
        await Waiting.UntilAsync(() => Task.FromResult(source.Waiting));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => walk.Soon());
        Assert.True(source.Ended);
    }

    [Fact]
    public async Task What_came_before_the_source_failed_is_handed_on_to_the_eager()
    {
        var taken = new List<int>();
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Batches.ForEachAsync(
            FailingAsync(), eager: true, Take(taken.AddRange), CancellationToken.None).Soon());
        Assert.Equal([0, 1, 2], taken);
    }

    private static async IAsyncEnumerable<int> FailingAsync()
    {
        for (var number = 0; number < 3; number++)
        {
            yield return number;
            await Task.Yield();
        }

        throw new InvalidTimeZoneException();
    }

    private static async IAsyncEnumerable<int> NumbersAsync(int count, int pauseAt = -1)
    {
        for (var number = 0; number < count; number++)
        {
            if (number == pauseAt)
            {
                await Task.Delay(50);
            }

            await Task.Yield();
            yield return number;
        }
    }

    private static async IAsyncEnumerable<int> ReadyAsync(int count)
    {
        await Task.CompletedTask;
        for (var number = 0; number < count; number++)
        {
            yield return number;
        }
    }

    private static Func<IReadOnlyList<int>, ValueTask> Take(Action<IReadOnlyList<int>> take) => batch =>
    {
        take(batch);
        return ValueTask.CompletedTask;
    };

    /// <summary>Sources that tell when they were disposed of.</summary>
    private sealed class Watched
    {
        public bool Ended { get; private set; }

        public bool Waiting { get; private set; }

        public async IAsyncEnumerable<int> EndlessAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            try
            {
                for (var number = 0; ; number++)
                {
                    await Task.Delay(number % 100 == 0 ? 1 : 0, cancellationToken);
                    yield return number;
                }
            }
            finally
            {
                Ended = true;
            }
        }

        public async IAsyncEnumerable<int> OneThenNothingAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            try
            {
                yield return 1;
                Waiting = true;
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                Ended = true;
            }
        }
    }
}
