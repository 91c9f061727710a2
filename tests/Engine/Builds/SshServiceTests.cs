using System.Net.Sockets;
using System.Runtime.Versioning;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;
using static DockerPS.Engine.Tests.Builds.AgentAnswers;

namespace DockerPS.Engine.Tests.Builds;

[UnsupportedOSPlatform("windows")]
public sealed class SshServiceTests : IDisposable
{
    private static readonly byte[] s_list = [0, 0, 0, 1, 11];
    private static readonly byte[] s_failure = [0, 0, 0, 1, 5];

    private readonly KeyFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task The_keys_of_an_agent_are_listed_and_sign()
    {
        var socket = await _files.AgentAsync("agent", _files.Key("one"), _files.Key("two", type: "ecdsa"));
        await using var agents = await OpenAsync(new SshForward("default", [socket]));
        var (call, forwarding) = Forward(agents);
        call.Send(s_list);
        var keys = KeysIn(await AnswerAsync(call));
        Assert.Equal(["one", "two"], keys.Select(key => key.Comment));
        call.Send(Sign(keys[1].Blob, "text"));
        Assert.True(IsSignatureOf(keys[1].Blob, await AnswerAsync(call), "text"));
        call.End();
        await forwarding.Soon();
    }

    [Fact]
    public async Task A_key_in_a_file_gets_an_agent_of_its_own_that_ends_with_the_session()
    {
        var (one, two) = (_files.Key("one"), _files.Key("two", type: "ecdsa"));
        var agents = await OpenAsync(new SshForward("work", [one, two]), new SshForward("other", [one]));
        var (call, forwarding) = Forward(agents, "work");
        call.Send(s_list);
        var keys = KeysIn(await AnswerAsync(call));
        Assert.Equal(["one", "two"], keys.Select(key => key.Comment));
        call.Send(Sign(keys[1].Blob, "text"));
        Assert.True(IsSignatureOf(keys[1].Blob, await AnswerAsync(call), "text"));

        var own = Sockets();
        Assert.Equal(2, own.Count);
        Assert.All(own, socket => Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.GetDirectoryName(socket)!)));
        Assert.All(own, socket => Assert.True(Processes.Any(line => line.Contains(socket, StringComparison.Ordinal))));
        await agents.DisposeAsync();
        Assert.All(own, socket => Assert.False(Directory.Exists(Path.GetDirectoryName(socket))));
        Assert.All(own, socket => Assert.False(Processes.Any(line => line.Contains(socket, StringComparison.Ordinal))));
        call.End();
        await Task.WhenAny(forwarding);

        List<string> Sockets() => [.. agents.ById.Values.Select(agent => agent.Path)];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(19)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(25)]
    [InlineData(27)]
    [InlineData(200)]
    public async Task Whatever_is_not_listing_or_signing_is_refused_and_does_not_reach_the_agent(byte type)
    {
        var key = _files.Key("one");
        var socket = await _files.AgentAsync("agent", key);
        await using var agents = await OpenAsync(new SshForward("default", [socket]));
        var (call, forwarding) = Forward(agents);
        call.Send([0, 0, 0, 3, type, 1, 2]);
        Assert.Equal(s_failure, await AnswerAsync(call));
        call.Send(s_list);
        Assert.Single(KeysIn(await AnswerAsync(call)));
        call.End();
        await forwarding.Soon();
    }

    [Fact]
    public async Task Requests_arrive_cut_anywhere_and_several_at_once()
    {
        var socket = await _files.AgentAsync("agent", _files.Key("one"));
        await using var agents = await OpenAsync(new SshForward("default", [socket]));
        var (call, forwarding) = Forward(agents);
        foreach (var one in s_list)
        {
            call.Send();
            call.Send(one);
        }

        Assert.Single(KeysIn(await AnswerAsync(call)));
        call.Send([.. s_list, 0, 0, 0, 1, 19, .. s_list, 0, 0]);
        Assert.Single(KeysIn(await AnswerAsync(call)));
        Assert.Equal(s_failure, await AnswerAsync(call));
        Assert.Single(KeysIn(await AnswerAsync(call)));
        call.End();
        await forwarding.Soon();
    }

    [Fact]
    public async Task Several_connections_run_at_once()
    {
        var socket = await _files.AgentAsync("agent", _files.Key("one"));
        await using var agents = await OpenAsync(new SshForward("default", [socket]));
        var open = Enumerable.Range(0, 10).Select(_ => Forward(agents)).ToList();
        open.ForEach(one => one.Call.Send(s_list));
        foreach (var (call, forwarding) in open)
        {
            Assert.Single(KeysIn(await AnswerAsync(call)));
            call.End();
            await forwarding.Soon();
        }
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("default", true)]
    [InlineData("other", false)]
    [InlineData("Default", false)]
    public async Task An_id_that_is_not_offered_is_an_error(string? id, bool isOffered)
    {
        var socket = await _files.AgentAsync("agent");
        await using var agents = await OpenAsync(new SshForward("default", [socket]));
        var service = new SshService(agents.ById);
        var call = id is null ? new ServiceCall(new GrpcMetadata()) : new ServiceCall(new GrpcMetadata().Add("buildkit.ssh.id", id));
        call.End();
        var results = new[]
        {
            await Record.ExceptionAsync(() => ServiceCall.With(id ?? "").RunAsync(service.CheckAsync)),
            await Record.ExceptionAsync(() => service.ForwardAsync(call, default)),
        };
        Assert.All(results, result => Assert.Equal(isOffered, result is null));
        Assert.All(results.OfType<GrpcException>(), error => Assert.Equal(
            (GrpcStatus.Unknown, $"the build has no ssh agent with the id '{id}'"), (error.Status, error.Message)));
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0, 4, 0, 1 })]
    [InlineData(new byte[] { 255, 255, 255, 255 })]
    public async Task A_request_of_a_wrong_length_ends_the_call(byte[] prefix)
    {
        var socket = await _files.AgentAsync("agent");
        await using var agents = await OpenAsync(new SshForward("default", [socket]));
        var (call, forwarding) = Forward(agents);
        call.Send(prefix);
        Assert.Equal(GrpcStatus.ResourceExhausted, (await Assert.ThrowsAsync<GrpcException>(() => forwarding.Soon())).Status);
    }

    [Theory]
    [InlineData("silent", "did not answer within")]
    [InlineData("closing", "closed the connection")]
    [InlineData("huge", "not one of the ssh agent protocol")]
    [InlineData("empty", "not one of the ssh agent protocol")]
    public async Task An_agent_that_does_not_answer_is_an_error_before_the_build_and_during_it(string kind, string message)
    {
        using var listener = Listen("odd", kind);
        var times = new SshTimes { Answer = TimeSpan.FromSeconds(1), Signature = TimeSpan.FromSeconds(1) };
        var before = await Assert.ThrowsAsync<DockerSshException>(
            () => SshAgents.OpenAsync([new SshForward("default", [_files["odd"]])], times, default).Soon());
        Assert.Contains(message, before.Message, StringComparison.Ordinal);

        var service = new SshService(new Dictionary<string, SshAgent> { ["default"] = new("default", _files["odd"], times) });
        var call = new ServiceCall();
        call.Send(s_list);
        var during = await Assert.ThrowsAsync<GrpcException>(() => service.ForwardAsync(call, default).Soon());
        Assert.Equal(GrpcStatus.Unavailable, during.Status);
        Assert.Contains(message, during.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_ends_whatever_the_agent_does()
    {
        using var listener = Listen("odd", "silent");
        var service = new SshService(new Dictionary<string, SshAgent> { ["default"] = new("default", _files["odd"], new()) });
        var call = new ServiceCall();
        call.Send(s_list);
        using var cancellation = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.ForwardAsync(call, cancellation.Token).Soon());
    }

    private static Task<SshAgents> OpenAsync(params SshForward[] forwards) => SshAgents.OpenAsync(forwards, SshTimes.Default, default);

    private static (ServiceCall Call, Task Forwarding) Forward(SshAgents agents, string id = "default")
    {
        var call = new ServiceCall(new GrpcMetadata().Add("buildkit.ssh.id", id));
        return (call, new SshService(agents.ById).ForwardAsync(call, default));
    }

    private static async Task<byte[]> AnswerAsync(ServiceCall call) => ServiceMessage.First(await call.AnswerAsync().Soon()).ToArray();

    /// <summary>Listens like an agent that misbehaves.</summary>
    private Socket Listen(string name, string kind)
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(_files[name]));
        listener.Listen();
        _ = Task.Run(async () =>
        {
            List<Socket> kept = [];
            while (true)
            {
                var connection = await listener.AcceptAsync();
                kept.Add(connection);
                await connection.ReceiveAsync(new byte[64]);
                switch (kind)
                {
                    case "closing":
                        connection.Dispose();
                        break;
                    case "huge":
                        await connection.SendAsync(new byte[] { 0, 4, 0, 1, 12 });
                        break;
                    case "empty":
                        await connection.SendAsync(new byte[4]);
                        break;
                }
            }
        });
        return listener;
    }
}
