using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http2;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Grpc;

/// <summary>Calls between a client and a server of this module.</summary>
public sealed class GrpcCallTests
{
    [Fact]
    public async Task A_call_has_a_request_and_a_response()
    {
        await using var pair = await GrpcPair.CreateAsync(EchoAsync);
        Assert.Equal([1, 2, 3], await pair.Channel.CallAsync(GrpcPair.Method, new byte[] { 1, 2, 3 }, null, default).Soon());
        Assert.Empty(await pair.Channel.CallAsync(GrpcPair.Method, default, null, default).Soon());
        Assert.Equal([8, 1], await pair.Channel.CallAsync(GrpcHealth.Method, default, null, default).Soon());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16384 - 5)]
    [InlineData(65_536)]
    [InlineData(1 << 20)]
    [InlineData(16 << 20)]
    public async Task A_message_of_any_size_comes_back(int size)
    {
        var message = new byte[size];
        new Random(size).NextBytes(message);
        await using var pair = await GrpcPair.CreateAsync(EchoAsync);
        var answer = await pair.Channel.CallAsync(GrpcPair.Method, message, null, default).Soon();
        Assert.True(message.AsSpan().SequenceEqual(answer));
    }

    [Fact]
    public async Task A_message_over_the_limit_is_refused_by_either_side()
    {
        await using var pair = await GrpcPair.CreateAsync(async (call, token) =>
        {
            await call.ReadAsync(token);
            await call.WriteAsync(new byte[(16 << 20) + 1], token);
        });
        var error = await FailsAsync(() => pair.Channel.CallAsync(GrpcPair.Method, new byte[(16 << 20) + 1], null, default));
        Assert.Equal(GrpcStatus.ResourceExhausted, error.Status);
        error = await FailsAsync(() => pair.Channel.CallAsync(GrpcPair.Method, default, null, default));
        Assert.Equal(GrpcStatus.ResourceExhausted, error.Status);
        Assert.Equal([8, 1], await pair.Channel.CallAsync(GrpcHealth.Method, default, null, default).Soon());
    }

    [Fact]
    public async Task Messages_go_in_both_directions_at_the_same_time()
    {
        await using var pair = await GrpcPair.CreateAsync(EchoAsync);
        using var call = await pair.StartAsync();
        var sending = SendAsync();
        var (count, sum) = (0, 0);
        while (await call.ReadAsync(default).Soon() is { } message)
        {
            Assert.Equal(count++ % 3000, message.Length);
            sum += message.Length;
        }

        await sending;
        Assert.Equal((20_000, Enumerable.Range(0, 20_000).Sum(index => index % 3000)), (count, sum));

        async Task SendAsync()
        {
            for (var index = 0; index < 20_000; index++)
            {
                await call.WriteAsync(new byte[index % 3000], default);
            }

            call.End();
        }
    }

    [Fact]
    public async Task A_slow_reader_stops_the_writer()
    {
        var written = 0;
        await using var pair = await GrpcPair.CreateAsync(async (call, token) =>
        {
            for (; written < 1000; written++)
            {
                await call.WriteAsync(new byte[100_000], token);
            }
        });
        using var call = await pair.StartAsync();
        await call.ReadAsync(default).Soon();
        await Task.Delay(300);
        Assert.InRange(written, 1, ((Http2Stream.Window + SendQueue.Capacity) / 100_000) + 5);
        var count = 1;
        while (await call.ReadAsync(default).Soon() is not null)
        {
            count++;
        }

        Assert.Equal(1000, count);
    }

    [Fact]
    public async Task Repeated_metadata_stay_apart_and_in_order()
    {
        var metadata = new TaskCompletionSource<GrpcMetadata>();
        await using var pair = await GrpcPair.CreateAsync((call, _) =>
        {
            metadata.SetResult(call.Metadata);
            return Task.CompletedTask;
        });
        using var call = await pair.StartAsync(new GrpcMetadata().Add("one", "a, b").Add("two", "").Add("one", "c").Add("one", "a, b"));
        Assert.Null(await call.ReadAsync(default).Soon());
        Assert.Equal(["a, b", "c", "a, b"], (await metadata.Task).All("one"));
        Assert.Equal(["one", "two", "one", "one"], (await metadata.Task).Entries.Select(entry => entry.Key));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("100% ü ☃ 😀\r\nnext\t\0")]
    [InlineData("%41%")]
    public async Task The_message_of_a_status_comes_over_as_it_is(string message)
    {
        await using var pair = await GrpcPair.CreateAsync((_, _) => throw new GrpcException((GrpcStatus)9, message));
        var error = await FailsAsync(() => pair.Channel.CallAsync(GrpcPair.Method, default, null, default));
        Assert.Equal(((GrpcStatus)9, message), (error.Status, error.Message));
    }

    [Fact]
    public async Task A_status_comes_after_messages_too()
    {
        await using var pair = await GrpcPair.CreateAsync(async (call, token) =>
        {
            await call.WriteAsync(new byte[] { 1 }, token);
            throw new GrpcException(GrpcStatus.NotFound, "no more");
        });
        using var call = await pair.StartAsync();
        Assert.Equal([1], (await call.ReadAsync(default).Soon())!.Value.ToArray());
        Assert.Equal("no more", (await FailsAsync(() => call.ReadAsync(default).AsTask())).Message);
    }

    [Fact]
    public async Task Any_other_exception_of_a_handler_is_an_unknown_error_with_its_message()
    {
        await using var pair = await GrpcPair.CreateAsync((_, _) => throw new InvalidOperationException("own fault"));
        var error = await FailsAsync(() => pair.Channel.CallAsync(GrpcPair.Method, default, null, default));
        Assert.Equal((GrpcStatus.Unknown, "own fault"), (error.Status, error.Message));
    }

    [Fact]
    public async Task An_unknown_method_is_unimplemented_and_the_connection_lives()
    {
        await using var pair = await GrpcPair.CreateAsync(EchoAsync);
        var error = await FailsAsync(() => pair.Channel.CallAsync("/no.Such/Method", default, null, default));
        Assert.Equal((GrpcStatus.Unimplemented, "unknown method /no.Such/Method"), (error.Status, error.Message));
        Assert.Equal([5], await pair.Channel.CallAsync(GrpcPair.Method, new byte[] { 5 }, null, default).Soon());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelling_a_call_cancels_its_handler(bool hasBegun)
    {
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var pair = await GrpcPair.CreateAsync(async (call, token) =>
        {
            token.Register(ended.SetResult);
            if (hasBegun)
            {
                await call.WriteAsync(new byte[] { 1 }, token);
                await call.FlushAsync(token);
            }

            begun.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        });
        using (var source = new CancellationTokenSource())
        {
            var calling = pair.Channel.CallAsync(GrpcPair.Method, default, null, source.Token);
            await begun.Task.Soon();
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling.Soon());
        }

        await ended.Task.Soon();
        Assert.Equal([8, 1], await pair.Channel.CallAsync(GrpcHealth.Method, default, null, default).Soon());
    }

    [Fact]
    public async Task Three_hundred_calls_go_side_by_side()
    {
        var running = 0;
        await using var pair = await GrpcPair.CreateAsync(async (call, token) =>
        {
            Assert.InRange(Interlocked.Increment(ref running), 1, 250);
            await Task.Delay(20, token);
            Interlocked.Decrement(ref running);
            await EchoAsync(call, token);
        });
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(index =>
            pair.Channel.CallAsync(GrpcPair.Method, new byte[index * 100], null, default))).Soon();
        Assert.Equal(Enumerable.Range(0, 300).Select(index => index * 100), answers.Select(answer => answer.Length));
    }

    [Fact]
    public async Task The_end_of_the_connection_is_unavailable_to_callers_and_cancels_handlers()
    {
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var pair = await GrpcPair.CreateAsync(async (_, token) =>
        {
            token.Register(ended.SetResult);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        });
        var calling = pair.Channel.CallAsync(GrpcPair.Method, default, null, default);
        await begun.Task.Soon();
        await pair.Server.DisposeAsync().AsTask().Soon();
        Assert.Equal(GrpcStatus.Unavailable, (await FailsAsync(() => calling)).Status);
        await ended.Task.Soon();
        Assert.Equal(
            GrpcStatus.Unavailable, (await FailsAsync(() => pair.Channel.CallAsync(GrpcPair.Method, default, null, default))).Status);
    }

    private static async Task EchoAsync(GrpcCall call, CancellationToken token)
    {
        while (await call.ReadAsync(token) is { } message)
        {
            await call.WriteAsync(message, token);
        }
    }

    private static Task<GrpcException> FailsAsync(Func<Task> call) => Assert.ThrowsAsync<GrpcException>(() => call().Soon());
}
