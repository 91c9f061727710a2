using System.Buffers;
using DockerPS.Engine.Http2;

namespace DockerPS.Engine.Tests.Http2;

public sealed class ByteQueueTests
{
    [Fact]
    public void Bytes_are_taken_in_their_order_across_buffers()
    {
        var queue = new ByteQueue();
        var bytes = Enumerable.Range(0, 100_000).Select(index => (byte)(index * 7)).ToArray();
        queue.Add(bytes.AsSpan(0, 60_000));
        queue.Add(bytes.AsSpan(60_000));
        var taken = new byte[bytes.Length + 1];
        Assert.Equal(40_000, queue.Take(taken.AsSpan(0, 40_000)));
        Assert.Equal(60_000, queue.Take(taken.AsSpan(40_000)));
        Assert.Equal(bytes, taken.AsSpan(0, bytes.Length));
        Assert.Equal(0, queue.Length);
    }

    [Fact]
    public void Secrets_do_not_stay_in_buffers_that_others_get()
    {
        // A pool returns first what this thread gave back last.
        var secret = Guid.NewGuid().ToByteArray();
        var queue = new ByteQueue();
        for (var count = 0; count < 2000; count++)
        {
            queue.Add(secret);
        }

        queue.Take(new byte[20_000]);
        queue.Clear();
        for (var count = 0; count < 64; count++)
        {
            Assert.Equal(-1, ArrayPool<byte>.Shared.Rent(16 << 10).AsSpan().IndexOf(secret));
        }
    }
}
