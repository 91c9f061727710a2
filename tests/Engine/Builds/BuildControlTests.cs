using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Builds;

public sealed class BuildControlTests
{
    private static readonly ApiVersion s_oldest = new(1, 41);
    private static readonly SolveRequest s_request = new() { Reference = "r" };

    private static ProtobufWriter Result => new ProtobufWriter().Map(1, new Dictionary<string, string> { ["image.name"] = "a" });

    [Fact]
    public async Task Workers_and_the_version_are_asked_for()
    {
        await using var server = await ControlServer.StartAsync();
        server.Answer("ListWorkers", new ProtobufWriter().Message(1, ControlMessages.Worker))
            .Answer("Info", new ProtobufWriter().Message(1, ControlMessages.Version));
        Assert.Equal("worker", Assert.Single(await server.Control.ListWorkersAsync().Soon()).Id);
        Assert.Equal("v0.25.1", (await server.Control.GetVersionAsync().Soon()).ToString());
        Assert.Equal(("", ""), (server.Requests["ListWorkers"], server.Requests["Info"]));
    }

    [Fact]
    public async Task The_cache_is_listed_and_pruned()
    {
        await using var server = await ControlServer.StartAsync();
        server.Answer("DiskUsage", new ProtobufWriter().Message(1, ControlMessages.Usage).Message(1, ControlMessages.Usage))
            .Answer("Prune", ControlMessages.Usage, ControlMessages.Usage);
        Assert.Equal(2, (await server.Control.ListCacheAsync(["id~=a"]).Soon()).Count);
        Assert.Equal("0A0569647E3D61", server.Requests["DiskUsage"]);
        var prune = new BuildCachePrune
        {
            Filters = ["a", "b"],
            All = true,
            KeepDuration = TimeSpan.FromTicks(1),
            ReservedSpace = 1,
            MaximumUsedSpace = 2,
            MinimumFreeSpace = 3,
        };
        Assert.Equal(2, (await server.Control.PruneAsync(prune).ToListAsync().Soon()).Count);
        Assert.Equal("0A0161" + "0A0162" + "1001" + "1864" + "2001" + "2802" + "3003", server.Requests["Prune"]);
        Assert.Empty(await server.Answer("Prune").Control.PruneAsync(new() { KeepDuration = TimeSpan.MaxValue }).ToListAsync().Soon());
    }

    [Fact]
    public async Task Limits_that_an_engine_would_pass_over_are_refused()
    {
        await using var server = await ControlServer.StartAsync(new(1, 47));
        var error = Assert.Throws<DockerFeatureException>(() => server.Control.PruneAsync(new() { MaximumUsedSpace = 1 }));
        Assert.Equal(new ApiVersion(1, 48), error.Needed);
        Assert.Throws<DockerFeatureException>(() => server.Control.PruneAsync(new() { MinimumFreeSpace = 1 }));
        Assert.Empty(await server.Answer("Prune").Control.PruneAsync(new() { ReservedSpace = 1 }).ToListAsync().Soon());
    }

    [Fact]
    public async Task The_history_is_listed_and_changed()
    {
        await using var server = await ControlServer.StartAsync();
        server.Answer("ListenBuildHistory", ControlMessages.Event).Answer("UpdateBuildHistory", new ProtobufWriter());
        Assert.Single(await server.Control.ListenHistoryAsync(new()).ToListAsync().Soon());
        Assert.Equal("1801", server.Requests["ListenBuildHistory"]);
        await server.Control.ListenHistoryAsync(new() { ActiveOnly = true, Reference = "r", Follow = true }).ToListAsync().Soon();
        Assert.Equal("0801" + "120172", server.Requests["ListenBuildHistory"]);
        await server.Control.PinHistoryAsync("r", pinned: true).Soon();
        Assert.Equal("0A0172" + "1001", server.Requests["UpdateBuildHistory"]);
        await server.Control.PinHistoryAsync("r", pinned: false).Soon();
        Assert.Equal("0A0172", server.Requests["UpdateBuildHistory"]);
        await server.Control.DeleteHistoryAsync("r").Soon();
        Assert.Equal("0A0172" + "1801", server.Requests["UpdateBuildHistory"]);
    }

    [Fact]
    public async Task What_the_oldest_engines_lack_is_told()
    {
        await using var server = await ControlServer.StartAsync(s_oldest);
        var errors = new[]
        {
            await Assert.ThrowsAsync<DockerFeatureException>(() => server.Control.GetVersionAsync().Soon()),
            await Assert.ThrowsAsync<DockerFeatureException>(() => server.Control.ListenHistoryAsync(new()).ToListAsync().Soon()),
            await Assert.ThrowsAsync<DockerFeatureException>(() => server.Control.DeleteHistoryAsync("r").Soon()),
        };
        Assert.All(errors, error => Assert.Equal((new(1, 43), s_oldest), (error.Needed, error.Actual)));
    }

    [Fact]
    public async Task A_failed_build_has_the_engines_words()
    {
        const string Words = "process \"/bin/sh -c exit 7\" did not complete successfully: exit code: 7";
        await using var server = await ControlServer.StartAsync();
        server.Refuse("Solve", GrpcStatus.Unknown, Words).Refuse("Status", GrpcStatus.Unknown, "no such build");
        var error = await Assert.ThrowsAsync<DockerOperationException>(() => server.Control.SolveAsync(s_request).Soon());
        Assert.Equal(Words, error.Message);
        error = await Assert.ThrowsAsync<DockerOperationException>(() => BuildAsync(server).Soon());
        Assert.Equal(Words, error.Message);
    }

    [Fact]
    public async Task A_failure_without_words_tells_the_status()
    {
        await using var server = await ControlServer.StartAsync();
        var error = await Assert.ThrowsAsync<DockerOperationException>(
            () => server.Refuse("Solve", GrpcStatus.PermissionDenied, "").Control.SolveAsync(s_request).Soon());
        Assert.Equal("The engine ended the call with the status 7 of gRPC.", error.Message);
    }

    [Fact]
    public async Task A_method_that_the_session_lacks_is_no_missing_feature_of_the_engine()
    {
        await using var server = await ControlServer.StartAsync();
        await Assert.ThrowsAsync<DockerOperationException>(() => server
            .Refuse("Solve", GrpcStatus.Unimplemented, "unknown method Write").Control.SolveAsync(s_request).Soon());
    }

    [Fact]
    public async Task An_engine_that_does_not_know_named_contexts_is_told_apart()
    {
        await using var server = await ControlServer.StartAsync(s_oldest);
        var error = await Assert.ThrowsAsync<DockerFeatureException>(() => server
            .Refuse("Solve", GrpcStatus.Unimplemented, "unsupported frontend capability moby.buildkit.frontend.contexts")
            .Control.SolveAsync(s_request).Soon());
        Assert.Equal(new ApiVersion(1, 42), error.Needed);
    }

    [Fact]
    public async Task A_broken_connection_is_told_apart()
    {
        await using var server = await ControlServer.StartAsync();
        server.Handle("Solve", (_, cancellationToken) =>
        {
            server.Break();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        });
        await Assert.ThrowsAsync<DockerStreamException>(() => server.Control.SolveAsync(s_request).Soon());
        await Assert.ThrowsAsync<DockerStreamException>(() => server.Control.ListWorkersAsync().Soon());
    }

    [Fact]
    public async Task A_malformed_response_is_refused()
    {
        await using var server = await ControlServer.StartAsync();
        server.Answer("ListWorkers", new ProtobufWriter().Text(1, "not a worker"));
        await Assert.ThrowsAsync<DockerStreamException>(() => server.Control.ListWorkersAsync().Soon());
        server.Answer("ListWorkers");
        var error = await Assert.ThrowsAsync<DockerStreamException>(() => server.Control.ListWorkersAsync().Soon());
        Assert.Equal(
            "The engine's answer is not what BuildKit's control API promises: The call ended without a response.", error.Message);
    }

    [Fact]
    public async Task Cancelling_ends_the_call_at_the_engine()
    {
        await using var server = await ControlServer.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource();
        server.Handle("Status", (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken));
        server.Handle("Solve", async (_, cancellationToken) =>
        {
            using var registration = cancellationToken.Register(() => cancelled.TrySetResult());
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => server.Control.BuildAsync(s_request, _ => ValueTask.CompletedTask, cancellation.Token).Soon());
        await cancelled.Task.Soon();
    }

    [Fact]
    public async Task The_trace_is_reported_to_its_end()
    {
        await using var server = await ControlServer.StartAsync();
        var solved = new TaskCompletionSource();
        server.Handle("Status", async (call, cancellationToken) =>
        {
            await call.WriteAsync(Step("one").Written, cancellationToken);
            await call.FlushAsync(cancellationToken);
            await solved.Task;
            await Task.Delay(200, cancellationToken);
            await call.WriteAsync(Step("two").Written, cancellationToken);
        }).Handle("Solve", async (call, cancellationToken) =>
        {
            await call.WriteAsync(Result.Written, cancellationToken);
            solved.SetResult();
        });
        List<string> names = [];
        Assert.Equal("a", (await BuildAsync(server, names).Soon()).ExporterResponse["image.name"]);
        Assert.Equal(["one", "two"], names);
        Assert.Equal("0A0172", server.Requests["Status"]);
    }

    [Fact]
    public async Task A_trace_that_does_not_end_is_given_up()
    {
        await using var server = await ControlServer.StartAsync();
        server.Handle("Status", async (call, cancellationToken) =>
        {
            await call.WriteAsync(Step("one").Written, cancellationToken);
            await call.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }).Answer("Solve", Result);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Single((await BuildAsync(server).Soon()).ExporterResponse);
        Assert.InRange(watch.Elapsed.TotalSeconds, 4, 15);
    }

    [Fact]
    public async Task An_exception_of_the_report_cancels_the_build()
    {
        await using var server = await ControlServer.StartAsync();
        var (started, cancelled) = (new TaskCompletionSource(), new TaskCompletionSource());
        server.Handle("Status", async (call, cancellationToken) =>
        {
            await started.Task;
            await call.WriteAsync(Step("one").Written, cancellationToken);
        }).Handle("Solve", async (_, cancellationToken) =>
        {
            started.SetResult();
            using var registration = cancellationToken.Register(() => cancelled.TrySetResult());
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        await Assert.ThrowsAsync<InvalidTimeZoneException>(
            () => server.Control.BuildAsync(s_request, _ => throw new InvalidTimeZoneException()).Soon());
        await cancelled.Task.Soon();
    }

    private static ProtobufWriter Step(string name) =>
        new ProtobufWriter().Message(1, new ProtobufWriter().Text(1, "sha256:a").Text(3, name));

    private static Task<SolveResult> BuildAsync(ControlServer server, List<string>? names = null) =>
        server.Control.BuildAsync(s_request, trace =>
        {
            names?.AddRange(trace.Vertices.Select(vertex => vertex.Name));
            return ValueTask.CompletedTask;
        });
}
