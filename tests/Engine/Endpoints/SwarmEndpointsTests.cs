using System.Text.Json;
using DockerPS.Engine.Errors;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

/// <summary>The routes of swarms, nodes, secrets and configurations. The suite's engine is in no swarm.</summary>
[Collection(OnEngine.Name)]
public sealed class SwarmEndpointsTests(EngineFixture engine)
{
    private const string Spec = """
        {"Name":"default","Labels":{},"Orchestration":{"TaskHistoryRetentionLimit":5},"Raft":{"SnapshotInterval":10000,
        "KeepOldSnapshots":0,"LogEntriesForSlowFollowers":500,"ElectionTick":10,"HeartbeatTick":1},
        "Dispatcher":{"HeartbeatPeriod":5000000000},"CAConfig":{"NodeCertExpiry":7776000000000000,
        "ExternalCAs":[{"Protocol":"cfssl","URL":"https://ca"}]},"EncryptionConfig":{"AutoLockManagers":false},
        "TaskDefaults":{"LogDriver":{"Name":"local"}},"Later":{"a":[1]}}
        """;

    [Fact]
    public async Task An_engine_in_no_swarm_says_that_a_manager_is_needed()
    {
        var client = engine.Client;
        foreach (var request in new Func<Task>[]
        {
            () => client.Swarm.InspectAsync(),
            () => client.Swarm.UnlockKeyAsync(),
            () => client.Swarm.UnlockAsync("SWMKEY-1-nosuch"),
            () => client.Nodes.ListAsync(),
            () => client.Nodes.RemoveAsync("nosuch"),
            () => client.Secrets.ListAsync(),
            () => client.Secrets.CreateAsync(new() { Name = "nosuch", Data = [1] }),
            () => client.Configs.InspectAsync("nosuch"),
        })
        {
            var error = await Assert.ThrowsAsync<DockerSwarmException>(request);
            Assert.Equal(SwarmFailure.ManagerNeeded, error.Failure);
            Assert.Empty(error.Managers);
        }
    }

    [Fact]
    public async Task A_worker_tells_where_the_managers_are()
    {
        await using var hostile = HostileEngine.Behaving(async connection =>
        {
            var (status, body) = connection.Head.Contains("/info ", StringComparison.Ordinal)
                ? ("200 OK", """{"Swarm":{"RemoteManagers":[{"NodeID":"n1","Addr":"192.0.2.1:2377"},"""
                    + """{"NodeID":"n2","Addr":"192.0.2.2:2377"}]}}""")
                : ("503 Service Unavailable", """{"message":"This node is not a swarm manager. Worker nodes can't be used to view or """
                    + """modify cluster state."}""");
            await connection.SendAsync(HostileEngine.Closing($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        });
        using var client = hostile.CreateClient();
        var error = await Assert.ThrowsAsync<DockerSwarmException>(() => client.Nodes.ListAsync().Soon());
        Assert.Equal(["192.0.2.1:2377", "192.0.2.2:2377"], error.Managers);
    }

    [Theory]
    [InlineData(
        SwarmFailure.Locked,
        "Swarm is encrypted and needs to be unlocked before it can be used. Please use 'docker swarm unlock' to unlock it.")]
    [InlineData(
        SwarmFailure.LeaderMissing,
        "rpc error: code = Unknown desc = The swarm does not have a leader. It's possible that too few managers are online.")]
    [InlineData(SwarmFailure.LeaderMissing, "context deadline exceeded")]
    [InlineData(SwarmFailure.LeaderMissing, "rpc error: code = DeadlineExceeded desc = context deadline exceeded")]
    public async Task What_the_engine_cannot_do_for_its_swarm_is_told_by_its_words(SwarmFailure failure, string message)
    {
        await using var hostile = HostileEngine.Answering(Refusal(message));
        using var client = hostile.CreateClient();
        Assert.Equal(failure, (await Assert.ThrowsAsync<DockerSwarmException>(() => client.Secrets.ListAsync().Soon())).Failure);
    }

    [Fact]
    public async Task What_runs_out_of_time_elsewhere_says_nothing_of_a_swarm()
    {
        await using var hostile = HostileEngine.Answering(Refusal("Get https://registry.example/v2/: context deadline exceeded"));
        using var client = hostile.CreateClient();
        await Assert.ThrowsAsync<DockerApiException>(() => client.Networks.ListAsync().Soon());
    }

    [Fact]
    public async Task The_words_of_one_manager_to_another_lose_their_wrapping()
    {
        await using var hostile = HostileEngine.Answering(Refusal("rpc error: code = AlreadyExists desc = secret a already exists"));
        using var client = hostile.CreateClient();
        var error = await Assert.ThrowsAsync<DockerApiException>(() => client.Secrets.CreateAsync(new() { Name = "a" }).Soon());
        Assert.Equal("secret a already exists", error.Message);
    }

    [Fact]
    public void Settings_are_sent_back_as_they_came_with_what_this_client_does_not_know()
    {
        var spec = JsonSerializer.Deserialize(Spec, EngineJson.Default.SwarmSpec)!;
        var changed = spec with { Orchestration = spec.Orchestration! with { TaskHistoryRetentionLimit = 7 } };
        var expected = Spec.Replace("\"TaskHistoryRetentionLimit\":5", "\"TaskHistoryRetentionLimit\":7", StringComparison.Ordinal);
        using var sent = JsonDocument.Parse(JsonSerializer.Serialize(changed, EngineJson.Default.SwarmSpec));
        using var wanted = JsonDocument.Parse(expected);
        Assert.Equal(Sorted(wanted.RootElement), Sorted(sent.RootElement));
    }

    [Fact]
    public async Task A_change_names_the_state_that_it_is_a_change_of()
    {
        await using var hostile = HostileEngine.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var client = hostile.CreateClient();
        var version = new ObjectVersion { Index = ulong.MaxValue };
        await client.Swarm.UpdateAsync(new(), version, SwarmRotations.WorkerToken | SwarmRotations.UnlockKey).Soon();
        await client.Nodes.UpdateAsync("../n1", new(), version).Soon();
        await client.Nodes.RemoveAsync("n1", force: true).Soon();
        await client.Swarm.LeaveAsync(force: true).Soon();
        Assert.Equal(
            [
                "POST /v1.41/swarm/update?version=18446744073709551615&rotateWorkerToken=1&rotateManagerUnlockKey=1 HTTP/1.1",
                "POST /v1.41/nodes/..%2Fn1/update?version=18446744073709551615 HTTP/1.1",
                "DELETE /v1.41/nodes/n1?force=1 HTTP/1.1",
                "POST /v1.41/swarm/leave?force=1 HTTP/1.1",
            ],
            hostile.Requests);
    }

    [Fact]
    public void Texts_of_requests_show_nothing_secret()
    {
        object[] all =
        [
            new SwarmJoinRequest { JoinToken = "hidden" },
            new SwarmUnlockKey { UnlockKey = "hidden" },
            new SwarmInspect { JoinTokens = new() { Worker = "hidden", Manager = "hidden" } },
            new SwarmInitRequest { Spec = new() { Authority = new() { SigningKey = "hidden" } } },
            new SecretInspect { Spec = new() { Data = "hidden"u8.ToArray() } },
        ];
        Assert.All(all, one => Assert.DoesNotContain("hidden", one.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[{\"ID\":\"12")]
    [InlineData("{\"Nodes\":[]}")]
    [InlineData("hello")]
    public async Task A_list_that_is_none_is_a_broken_answer(string body)
    {
        await using var hostile = HostileEngine.Answering($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        using var client = hostile.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(() => client.Nodes.ListAsync().Soon());
        await Assert.ThrowsAsync<DockerStreamException>(() => client.Secrets.ListAsync().Soon());
        await Assert.ThrowsAsync<DockerStreamException>(() => client.Configs.ListAsync().Soon());
    }

    private static string Refusal(string message)
    {
        var body = $"{{\"message\":\"{message}\"}}";
        return $"HTTP/1.1 500 Internal Server Error\r\nContent-Length: {body.Length}\r\n\r\n{body}";
    }

    /// <summary>JSON in which the order of names does not count.</summary>
    private static string Sorted(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return element.GetRawText();
        }

        var members = element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal);
        return $"{{{string.Join(',', members.Select(member => $"{member.Name}:{Sorted(member.Value)}"))}}}";
    }
}
