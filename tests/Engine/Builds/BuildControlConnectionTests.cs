using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Builds;

public sealed class BuildControlConnectionTests
{
    private static readonly string s_pong = HostileEngine.Pong.Replace("1.41", "1.53", StringComparison.Ordinal);

    [Fact]
    public async Task Cancelling_closes_a_connection_that_is_tried()
    {
        using var cancellation = new CancellationTokenSource();
        var closed = new TaskCompletionSource();
        await using var hostile = HostileEngine.Behaving(
            async connection =>
            {
                await cancellation.CancelAsync();
                await connection.ClosedAsync();
                closed.SetResult();
            },
            s_pong);
        using var client = hostile.CreateClient();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.OpenBuildControlAsync(cancellation.Token).Soon());
        await closed.Task.Soon();
        Assert.Equal(["PRI * HTTP/2.0"], hostile.Requests);
    }

    [Fact]
    public async Task An_address_that_does_not_take_calls_is_closed_before_the_upgrade()
    {
        var closed = new TaskCompletionSource();
        await using var hostile = HostileEngine.Behaving(
            async connection =>
            {
                if (connection.Head.StartsWith("PRI ", StringComparison.Ordinal))
                {
                    await connection.SendAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                    await connection.ClosedAsync();
                    closed.SetResult();
                }
                else
                {
                    await closed.Task.Soon();
                    await connection.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                }
            },
            s_pong);
        using var client = hostile.CreateClient();
        await Assert.ThrowsAsync<DockerApiException>(() => client.OpenBuildControlAsync().Soon());
        Assert.Equal(["PRI * HTTP/2.0", "POST /v1.53/grpc HTTP/1.1"], hostile.Requests);
    }
}
