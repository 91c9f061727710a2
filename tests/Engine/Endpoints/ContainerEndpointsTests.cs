using System.Net;
using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

/// <summary>One container through its life. What it writes is in <see cref="ContainerStreamTests"/>.</summary>
[Collection(OnEngine.Name)]
public sealed class ContainerEndpointsTests(EngineFixture engine)
{
    private DockerClient Client => engine.Client;

    // --- List and inspect ----------------------------------------------------------------------------------------------------------

    [Fact]
    public async Task A_list_has_the_newest_first_and_leaves_out_what_is_not_asked_for()
    {
        var created = await engine.CreateShellAsync("true");
        var running = await engine.StartAsync();
        var all = (await Client.Containers.ListAsync(filters: engine.Filter)).Select(container => container.Id).ToList();
        Assert.InRange(all.IndexOf(running), 0, all.IndexOf(created) - 1);

        var active = await Client.Containers.ListAsync(all: false, filters: engine.Filter);
        Assert.Contains(active, container => container.Id == running && container.State == "running");
        Assert.DoesNotContain(active, container => container.Id == created);

        Assert.Equal(running, Assert.Single(await Client.Containers.ListAsync(limit: 1)).Id);
        Assert.Equal(created, Assert.Single(await Client.Containers.ListAsync(filters: new FilterSet().Add("id", created))).Id);
    }

    [Fact]
    public async Task Sizes_are_counted_only_if_asked_for()
    {
        var id = await engine.RunAsync("head -c 100000 /dev/zero >/file");
        var filter = new FilterSet().Add("id", id);
        var written = Assert.Single(await Client.Containers.ListAsync(size: true, filters: filter)).SizeRw;
        EngineFixture.AssertSize(100_000, written);
        Assert.Null(Assert.Single(await Client.Containers.ListAsync(filters: filter)).SizeRw);
        Assert.Equal(written, (await Client.Containers.InspectAsync(id, size: true)).SizeRw);
        Assert.Null((await Client.Containers.InspectAsync(id)).SizeRw);
    }

    [Fact]
    public async Task A_list_with_an_unknown_filter_is_refused() =>
        await RefusedAsync(HttpStatusCode.BadRequest, () => Client.Containers.ListAsync(filters: new FilterSet().Add("nosuch", "x")));

    [Fact]
    public async Task An_inspection_finds_a_container_by_id_prefix_and_name()
    {
        var name = EngineFixture.NewName();
        var id = await engine.CreateAsync(new() { Cmd = ["sh"], Env = ["A=grün"], WorkingDir = "/tmp" }, name);
        foreach (var reference in new[] { id, id[..12], name })
        {
            var container = await Client.Containers.InspectAsync(reference);
            Assert.Equal((id, "/" + name, "created"), (container.Id, container.Name, container.State?.Status));
            Assert.Contains("A=grün", container.Config!.Env!);
            Assert.Equal("/tmp", container.Config.WorkingDir);
        }
    }

    [Theory]
    [InlineData("../images/busybox:latest")]
    [InlineData("../version")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("50%")]
    [InlineData("%2e%2e")]
    [InlineData("grün")]
    [InlineData("?all=1")]
    [InlineData("#")]
    public async Task A_name_that_no_container_has_finds_nothing_else(string name)
    {
        // The engine redirects a path that its router would shorten; the client does not follow.
        var status = name.StartsWith("../", StringComparison.Ordinal) ? HttpStatusCode.MovedPermanently : HttpStatusCode.NotFound;
        await RefusedAsync(status, () => Client.Containers.InspectAsync(name));
        await RefusedAsync(status, () => Client.Containers.RemoveAsync(name, force: true));
        Assert.NotNull(await Client.Images.InspectAsync(EngineFixture.Image));
    }

    // --- Create --------------------------------------------------------------------------------------------------------------------

    [Fact]
    public async Task An_overlay_sets_what_the_request_has_no_name_for()
    {
        var overlay = JsonNode.Parse("""{"HostConfig":{"OomScoreAdj":77},"Labels":{"from":"overlay"}}""")!.AsObject();
        var created = await Client.Containers.CreateAsync(
            new() { Image = EngineFixture.Image, HostConfig = new() { Memory = 64 << 20 } }, overlay: overlay);
        var container = await Client.Containers.InspectAsync(created.Id);
        await Client.Containers.RemoveAsync(created.Id);
        Assert.Equal((64 << 20, 77), (container.HostConfig!.Memory, container.HostConfig.OomScoreAdj));
        Assert.Equal("overlay", container.Config!.Labels!["from"]);
    }

    [Fact]
    public async Task A_creation_is_refused_for_a_missing_image_a_taken_name_and_a_wrong_setting()
    {
        var name = EngineFixture.NewName();
        await engine.CreateAsync(new(), name);
        await RefusedAsync(HttpStatusCode.Conflict, () => engine.CreateAsync(new(), name));
        await RefusedAsync(HttpStatusCode.NotFound, () => engine.CreateAsync(new() { Image = "nosuch:latest" }));
        await RefusedAsync(HttpStatusCode.BadRequest, () => engine.CreateAsync(new(), "not a name"));
        await RefusedAsync(HttpStatusCode.BadRequest, () => engine.CreateAsync(new() { HostConfig = new() { Memory = 1 } }));
    }

    [Fact]
    public async Task A_platform_is_sent()
    {
        var error = await Assert.ThrowsAsync<DockerApiException>(
            () => Client.Containers.CreateAsync(new() { Image = EngineFixture.Image }, platform: "linux/s390x"));
        Assert.Contains("s390x", error.Message, StringComparison.Ordinal);
    }

    // --- Start to end --------------------------------------------------------------------------------------------------------------

    [Fact]
    public async Task A_change_says_whether_anything_changed()
    {
        var id = await engine.CreateShellAsync("trap exit TERM; sleep 600 & wait");
        Assert.True(await Client.Containers.StartAsync(id));
        Assert.False(await Client.Containers.StartAsync(id));
        Assert.True(await Client.Containers.StopAsync(id, timeout: 10));
        Assert.False(await Client.Containers.StopAsync(id));
        Assert.Equal("exited", await engine.StatusAsync(id));
    }

    [Fact]
    public async Task A_stop_kills_after_its_timeout()
    {
        var id = await engine.StartAsync("trap '' TERM; echo ready; while true; do sleep 1; done");
        await Client.Containers.LogsAsync(id, new() { Follow = true }).FirstAsync().Soon();
        Assert.True(await Client.Containers.StopAsync(id, timeout: 1).Soon());
        Assert.Equal(137, (await Client.Containers.InspectAsync(id)).State!.ExitCode);
    }

    [Fact]
    public async Task A_stop_and_a_restart_with_a_signal_need_a_newer_engine_and_say_so()
    {
        var id = await engine.StartAsync("trap 'exit 42' INT; trap '' TERM; echo ready; while true; do sleep 0.1; done");
        await Client.Containers.LogsAsync(id, new() { Follow = true }).FirstAsync().Soon();
        if (await Client.NegotiateAsync() < new ApiVersion(1, 42))
        {
            await Assert.ThrowsAsync<DockerFeatureException>(() => Client.Containers.StopAsync(id, signal: "SIGINT"));
            await Assert.ThrowsAsync<DockerFeatureException>(() => Client.Containers.RestartAsync(id, signal: "SIGINT"));
            Assert.Equal("running", await engine.StatusAsync(id));
        }
        else
        {
            var before = (await Client.Containers.InspectAsync(id)).State!.StartedAt;
            Assert.True(await Client.Containers.RestartAsync(id, timeout: 20, signal: "SIGINT").Soon());
            Assert.NotEqual(before, (await Client.Containers.InspectAsync(id)).State!.StartedAt);
            await Waiting.UntilAsync(async () => (await Client.Containers.LogsAsync(id).ToListAsync()).Count == 2);
            Assert.True(await Client.Containers.StopAsync(id, timeout: 20, signal: "SIGINT").Soon());
            Assert.Equal(42, (await Client.Containers.InspectAsync(id)).State!.ExitCode);
        }
    }

    [Fact]
    public async Task A_restart_starts_a_container_again_whether_it_runs_or_not()
    {
        var id = await engine.StartAsync();
        var first = (await Client.Containers.InspectAsync(id)).State!.StartedAt;
        Assert.True(await Client.Containers.RestartAsync(id, timeout: 0));
        var second = (await Client.Containers.InspectAsync(id)).State!.StartedAt;
        Assert.NotEqual(first, second);

        await Client.Containers.KillAsync(id);
        await WaitUntilEndedAsync(id);
        Assert.True(await Client.Containers.RestartAsync(id));
        Assert.Equal("running", await engine.StatusAsync(id));
    }

    [Fact]
    public async Task A_kill_sends_the_signal_or_else_kills()
    {
        var id = await engine.StartAsync("trap 'exit 43' USR1; echo ready; while true; do sleep 0.1; done");
        await Client.Containers.LogsAsync(id, new() { Follow = true }).FirstAsync().Soon();
        var exit = await Client.Containers.WaitAsync(id, "next-exit");
        await RefusedAsync(HttpStatusCode.BadRequest, () => Client.Containers.KillAsync(id, "SIGNOSUCH"));
        await Client.Containers.KillAsync(id, "SIGUSR1");
        Assert.Equal(43, (await exit.Soon()).StatusCode);
        await RefusedAsync(HttpStatusCode.Conflict, () => Client.Containers.KillAsync(id));

        await Client.Containers.StartAsync(id);
        exit = await Client.Containers.WaitAsync(id, "next-exit");
        await Client.Containers.KillAsync(id);
        Assert.Equal(137, (await exit.Soon()).StatusCode);
    }

    [Fact]
    public async Task A_pause_freezes_until_it_is_taken_back()
    {
        var id = await engine.StartAsync();
        await RefusedAsync(null, () => Client.Containers.UnpauseAsync(id));
        await Client.Containers.PauseAsync(id);
        Assert.Equal("paused", await engine.StatusAsync(id));
        await RefusedAsync(HttpStatusCode.Conflict, () => Client.Containers.PauseAsync(id));
        await Client.Containers.UnpauseAsync(id);
        Assert.Equal("running", await engine.StatusAsync(id));
    }

    [Fact]
    public async Task A_start_that_fails_is_the_engines_error()
    {
        var id = await engine.CreateAsync(new() { Cmd = ["/nosuch"] });
        var error = await Assert.ThrowsAsync<DockerApiException>(() => Client.Containers.StartAsync(id));
        Assert.Contains("/nosuch", error.Message, StringComparison.Ordinal);
    }

    // --- Wait ----------------------------------------------------------------------------------------------------------------------

    [Fact]
    public async Task A_wait_that_began_before_the_start_sees_the_shortest_life()
    {
        var id = await engine.CreateShellAsync("exit 7");
        var exit = await Client.Containers.WaitAsync(id, "next-exit");
        Assert.False(exit.IsCompleted);
        await Client.Containers.StartAsync(id);
        Assert.Equal(7, (await exit.Soon()).StatusCode);
        Assert.Equal(7, (await (await Client.Containers.WaitAsync(id, "not-running")).Soon()).StatusCode);
    }

    [Fact]
    public async Task A_wait_for_removal_ends_with_the_exit_code_when_the_container_is_gone()
    {
        var id = await engine.CreateAsync(new() { Cmd = ["sh", "-c", "exit 8"], HostConfig = new() { AutoRemove = true } });
        var exit = await Client.Containers.WaitAsync(id, "removed");
        await Client.Containers.StartAsync(id);
        Assert.Equal(8, (await exit.Soon()).StatusCode);
        await RefusedAsync(HttpStatusCode.NotFound, () => Client.Containers.InspectAsync(id));
    }

    [Fact]
    public async Task A_wait_for_an_unknown_condition_is_refused_from_API_1_42_on_and_before_is_one_for_the_end()
    {
        var id = await engine.CreateShellAsync("true");
        if (await Client.NegotiateAsync() < new ApiVersion(1, 42))
        {
            Assert.Equal(0, (await (await Client.Containers.WaitAsync(id, "nosuch")).Soon()).StatusCode);
        }
        else
        {
            await RefusedAsync(HttpStatusCode.BadRequest, () => Client.Containers.WaitAsync(id, "nosuch"));
        }
    }

    [Fact]
    public async Task A_cancelled_wait_leaves_the_container_alone()
    {
        var id = await engine.StartAsync();
        using var source = new CancellationTokenSource();
        var exit = await Client.Containers.WaitAsync(id, "not-running", source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => exit.Soon());
        Assert.Equal("running", await engine.StatusAsync(id));
    }

    // --- Changes -------------------------------------------------------------------------------------------------------------------

    [Fact]
    public async Task A_container_gets_another_name_if_it_is_free_and_valid()
    {
        var (first, second) = (EngineFixture.NewName(), EngineFixture.NewName());
        var id = await engine.CreateAsync(new(), first);
        await Client.Containers.RenameAsync(first, second);
        Assert.Equal("/" + second, (await Client.Containers.InspectAsync(id)).Name);

        await engine.CreateAsync(new(), first);
        await RefusedAsync(HttpStatusCode.Conflict, () => Client.Containers.RenameAsync(id, first));
        await RefusedAsync(null, () => Client.Containers.RenameAsync(id, "../x y"));
        Assert.Equal("/" + second, (await Client.Containers.InspectAsync(id)).Name);
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_nothing_else()
    {
        var id = await engine.CreateAsync(new() { HostConfig = new() { Memory = 64 << 20, MemorySwap = 256 << 20, CpuShares = 512 } });
        await Client.Containers.UpdateAsync(
            id, new() { Memory = 128 << 20, RestartPolicy = new() { Name = "on-failure", MaximumRetryCount = 3 } },
            JsonNode.Parse("""{"CpuShares":256}""")!.AsObject());
        var settings = (await Client.Containers.InspectAsync(id)).HostConfig!;
        Assert.Equal((128 << 20, 256 << 20, 256), (settings.Memory, settings.MemorySwap, settings.CpuShares));
        Assert.Equal(("on-failure", 3), (settings.RestartPolicy!.Name, settings.RestartPolicy.MaximumRetryCount));
        await RefusedAsync(null, () => Client.Containers.UpdateAsync(id, new() { Memory = 1 }));
    }

    [Fact]
    public async Task A_terminal_gets_its_size()
    {
        var id = await engine.StartAsync("trap 'stty size; exit' WINCH; echo ready; while true; do sleep 0.1; done", tty: true);
        await Client.Containers.LogsAsync(id, new() { Follow = true }).FirstAsync().Soon();
        await Client.Containers.ResizeAsync(id, height: 33, width: 77);
        var lines = await Client.Containers.LogsAsync(id, new() { Follow = true }).ToListAsync().Soon();
        Assert.Equal("33 77", lines[^1].Text);
        await RefusedAsync(null, () => Client.Containers.ResizeAsync(id, height: 33, width: 77));
    }

    [Fact]
    public async Task A_removal_needs_force_while_the_container_runs()
    {
        var id = await engine.StartAsync();
        await RefusedAsync(HttpStatusCode.Conflict, () => Client.Containers.RemoveAsync(id));
        Assert.True(await Client.Containers.RemoveAsync(id, force: true));
        await RefusedAsync(HttpStatusCode.NotFound, () => Client.Containers.InspectAsync(id));
    }

    [Fact]
    public async Task A_removal_takes_anonymous_volumes_along_only_if_asked()
    {
        Assert.True(Directory.Exists(await RemoveAsync(volumes: false)));
        Assert.False(Directory.Exists(await RemoveAsync(volumes: true)));

        async Task<string> RemoveAsync(bool volumes)
        {
            var id = await engine.CreateAsync(
                new() { Volumes = new Dictionary<string, DockerPS.Engine.Models.Nothing> { ["/data"] = new() } });
            var folder = Assert.Single((await Client.Containers.InspectAsync(id)).Mounts!).Source!;
            Assert.True(Directory.Exists(folder));
            await Client.Containers.RemoveAsync(id, volumes: volumes);
            return folder;
        }
    }

    [Fact]
    public async Task A_link_can_be_removed_without_the_containers()
    {
        var (from, to) = (EngineFixture.NewName(), EngineFixture.NewName());
        await engine.CreateAsync(new() { Cmd = ["sleep", "600"] }, to);
        await Client.Containers.StartAsync(to);
        await engine.CreateAsync(new() { HostConfig = new() { Links = [$"{to}:db"] } }, from);
        Assert.Single((await Client.Containers.InspectAsync(from)).HostConfig!.Links!);
        await Client.Containers.RemoveAsync($"{from}/db", link: true);
        Assert.Null((await Client.Containers.InspectAsync(from)).HostConfig!.Links);
        Assert.Equal("running", await engine.StatusAsync(to));
        await Client.Containers.KillAsync(to);
    }

    [Fact]
    public async Task Every_request_about_a_container_that_is_not_there_is_refused_with_its_name()
    {
        var name = EngineFixture.NewName();
        Func<Task>[] requests =
        [
            () => Client.Containers.InspectAsync(name),
            () => Client.Containers.StartAsync(name),
            () => Client.Containers.StopAsync(name),
            () => Client.Containers.RestartAsync(name),
            () => Client.Containers.KillAsync(name),
            () => Client.Containers.PauseAsync(name),
            () => Client.Containers.UnpauseAsync(name),
            () => Client.Containers.RenameAsync(name, EngineFixture.NewName()),
            () => Client.Containers.UpdateAsync(name, new()),
            () => Client.Containers.ResizeAsync(name, 1, 1),
            () => Client.Containers.RemoveAsync(name),
            () => Client.Containers.WaitAsync(name, "not-running"),
            () => Client.Containers.AttachAsync(name, input: false),
            () => Client.Containers.LogsAsync(name).ToListAsync(),
        ];
        foreach (var request in requests)
        {
            var error = await Assert.ThrowsAsync<DockerApiException>(() => request().Soon());
            Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
        }
    }

    private async Task WaitUntilEndedAsync(string id) => await (await Client.Containers.WaitAsync(id, "not-running")).Soon();

    /// <summary>The engine refuses; null where engines do not agree on the status.</summary>
    private static async Task RefusedAsync(HttpStatusCode? status, Func<Task> request)
    {
        var error = await Assert.ThrowsAsync<DockerApiException>(request);
        Assert.Equal(status ?? error.StatusCode, error.StatusCode);
        Assert.NotEmpty(error.Message);
    }
}
