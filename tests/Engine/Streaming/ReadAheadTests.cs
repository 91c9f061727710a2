using System.Runtime.CompilerServices;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Streaming;

public sealed class ReadAheadTests
{
    private int _read;
    private bool _closed;

    [Fact]
    public async Task What_comes_is_read_while_nobody_takes_it_and_comes_in_order()
    {
        var ahead = ReadAhead.Of(CountAsync(1000), 100).GetAsyncEnumerator();
        Assert.True(await ahead.MoveNextAsync().Soon());

        // So many wait, one was taken, and one waits for a place.
        await Waiting.UntilAsync(() => Task.FromResult(_read == 102));
        await Task.Delay(50);
        Assert.Equal(102, _read);
        var taken = new List<int> { ahead.Current };
        while (await ahead.MoveNextAsync().Soon())
        {
            taken.Add(ahead.Current);
        }

        Assert.Equal(Enumerable.Range(1, 1000), taken);
        await ahead.DisposeAsync();
        Assert.True(_closed);
    }

    [Fact]
    public async Task A_failure_comes_after_all_that_came_before_it()
    {
        var taken = new List<int>();
        var error = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var number in ReadAhead.Of(CountAsync(50, fails: true), 100))
            {
                taken.Add(number);
            }
        });
        Assert.Equal("broken", error.Message);
        Assert.Equal(50, taken.Count);
        Assert.True(_closed);
    }

    [Fact]
    public async Task A_reader_that_stops_closes_what_it_read_from()
    {
        Assert.Equal(1, await ReadAhead.Of(CountAsync(int.MaxValue), 10).FirstAsync().Soon());
        Assert.True(_closed);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_what_does_not_come()
    {
        using var source = new CancellationTokenSource();
        var reading = ReadAhead.Of(NeverAsync(), 10, source.Token).ToListAsync();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Soon());
        Assert.True(_closed);
    }

    private async IAsyncEnumerable<int> CountAsync(
        int count, bool fails = false, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (var number = 1; number <= count; number++)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                _read++;
                yield return number;
            }

            if (fails)
            {
                throw new InvalidDataException("broken");
            }
        }
        finally
        {
            _closed = true;
        }
    }

    private async IAsyncEnumerable<int> NeverAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            yield return 0;
        }
        finally
        {
            _closed = true;
        }
    }
}
