using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Builds;

/// <summary>The control API of the suite's engine.</summary>
[Collection(OnEngine.Name)]
public sealed class BuildControlEngineTests(EngineFixture engine)
{
    private const string Upload = "http://buildkit-session/upload";

    private static readonly ApiVersion s_history = new(1, 43);

    [Fact]
    public async Task The_worker_tells_its_store()
    {
        await using var control = await engine.Client.OpenBuildControlAsync().Soon();
        var worker = Assert.Single(await control.ListWorkersAsync().Soon());
        Assert.NotEmpty(worker.Id);
        Assert.Equal(EngineFixture.HasContainerdStore, worker.HasContainerdStore);
        Assert.Equal("linux", worker.Platforms[0].Os);
    }

    [Fact]
    public async Task An_image_is_built_from_a_dockerfile_in_a_repository_of_the_session()
    {
        await using var control = await engine.Client.OpenBuildControlAsync().Soon();
        var worker = Assert.Single(await control.ListWorkersAsync().Soon());
        var name = engine.WillMake($"{EngineFixture.NewName()}:1");
        var id = EngineFixture.NewName();
        var session = await StartSessionAsync(id, "FROM scratch\nCOPY Dockerfile /\n");
        await using (session)
        {
            var options = new BuildOptions
            {
                Context = Upload,
                Tags = [ImageName.Parse(name)],
                Labels = new Dictionary<string, string> { ["made"] = "by a test" },
            };
            var plan = new BuildPlanner(worker, control.Version).Plan(options, SolveRequest.NewReference(), id);
            List<BuildTrace> traces = [];
            var result = await control.BuildAsync(plan.Request, trace =>
            {
                traces.Add(trace);
                return ValueTask.CompletedTask;
            }).Soon();
            var image = await engine.Client.Images.InspectAsync(name);
            Assert.Equal(image.Id, result.ImageIdAt(worker));
            Assert.Contains(traces.SelectMany(trace => trace.Vertices), step => step.Completed is not null);
            await AssertHistoryAsync(control, plan.Request.Reference, failed: false);
            Assert.NotEmpty(await control.ListCacheAsync().Soon());
            await AssertPruneAsync(control);
        }
    }

    [Fact]
    public async Task A_named_context_is_used_or_told_to_be_missing()
    {
        await using var control = await engine.Client.OpenBuildControlAsync().Soon();
        var worker = Assert.Single(await control.ListWorkersAsync().Soon());
        var id = EngineFixture.NewName();
        var session = await StartSessionAsync(id, "FROM scratch\nCOPY --from=app /bin /bin\n");
        await using (session)
        {
            var options = new BuildOptions
            {
                Context = Upload,
                Outputs = [BuildOutput.Parse("type=cacheonly")],
                NamedContexts = [BuildNamedContext.Parse($"app=docker-image://{EngineFixture.Image}")],
            };
            var request = new BuildPlanner(worker, control.Version).Plan(options, SolveRequest.NewReference(), id).Request;
            if (control.Version < new ApiVersion(1, 42))
            {
                await Assert.ThrowsAsync<DockerFeatureException>(() => control.SolveAsync(request).Soon());
            }
            else
            {
                Assert.Null((await control.SolveAsync(request).Soon()).ImageDigest);
            }
        }
    }

    [Fact]
    public async Task Cancelling_ends_a_build_in_the_midst_of_a_command()
    {
        await using var control = await engine.Client.OpenBuildControlAsync().Soon();
        var id = EngineFixture.NewName();
        var session = await StartSessionAsync(id, $"FROM {EngineFixture.Image}\nRUN echo {id} && sleep 300\n");
        await using (session)
        {
            using var cancellation = new CancellationTokenSource();
            var request = new SolveRequest { Reference = id, SessionId = id, FrontendAttributes = Attributes(Upload) };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => control.BuildAsync(
                request,
                async trace =>
                {
                    if (trace.Logs.Count > 0)
                    {
                        await cancellation.CancelAsync();
                    }
                },
                cancellation.Token).Soon());
            if (control.Version >= s_history)
            {
                await Waiting.UntilAsync(async () => (await RecordsAsync(control, id)).Exists(record => record.Completed is not null));
            }
        }
    }

    [Fact]
    public async Task A_failing_build_has_the_words_of_the_engine()
    {
        await using var control = await engine.Client.OpenBuildControlAsync().Soon();
        var reference = SolveRequest.NewReference();
        var request = new SolveRequest { Reference = reference, FrontendAttributes = Attributes("ftp://nowhere") };
        var error = await Assert.ThrowsAsync<DockerOperationException>(
            () => control.BuildAsync(request, _ => ValueTask.CompletedTask).Soon());
        Assert.NotEmpty(error.Message);
        await AssertHistoryAsync(control, reference, failed: true);
    }

    private static Dictionary<string, string> Attributes(string context) => new() { ["context"] = context, ["filename"] = "Dockerfile" };

    private static async Task AssertHistoryAsync(BuildControl control, string reference, bool failed)
    {
        if (control.Version < s_history)
        {
            await Assert.ThrowsAsync<DockerFeatureException>(() => control.GetVersionAsync().Soon());
            await Assert.ThrowsAsync<DockerFeatureException>(() => control.DeleteHistoryAsync(reference).Soon());
            return;
        }

        Assert.StartsWith("v0.", (await control.GetVersionAsync().Soon()).Version, StringComparison.Ordinal);
        var record = Assert.Single(await RecordsAsync(control, reference));
        Assert.Equal((reference, failed), (record.Reference, record.Error is not null));
        Assert.Equal("Dockerfile", record.FrontendAttributes["filename"]);
        Assert.True(record.Completed >= record.Created);
        await control.PinHistoryAsync(reference, pinned: true).Soon();
        Assert.True(Assert.Single(await RecordsAsync(control, reference)).IsPinned);
        await control.DeleteHistoryAsync(reference).Soon();
        Assert.DoesNotContain(await RecordsAsync(control, null), found => found.Reference == reference);
    }

    private static async Task AssertPruneAsync(BuildControl control)
    {
        var filters = new BuildCachePrune { All = true, Filters = ["id==nothing-has-this-id"] };
        await foreach (var usage in control.PruneAsync(filters))
        {
            Assert.Fail($"{usage.Id} was pruned.");
        }
    }

    private static async Task<List<BuildHistoryRecord>> RecordsAsync(BuildControl control, string? reference)
    {
        List<BuildHistoryRecord> records = [];
        await foreach (var change in control.ListenHistoryAsync(new() { Reference = reference }))
        {
            records.Add(change.Record);
        }

        return records;
    }

    /// <summary>Starts a session with a tar of a Dockerfile alone.</summary>
    private async Task<IAsyncDisposable> StartSessionAsync(string id, string dockerfile) =>
        new GrpcServer(new Dictionary<string, Func<GrpcCall, CancellationToken, Task>>
        {
            [GrpcHealth.Method] = GrpcHealth.CheckAsync,
            ["/moby.upload.v1.Upload/Pull"] = async (call, cancellationToken) =>
                await call.WriteAsync(new ProtobufWriter().Bytes(1, Tar(dockerfile)).Written, cancellationToken),
        }).Start(await engine.Client.Sessions.OpenSessionAsync(id, "", ["/moby.upload.v1.Upload/Pull"], default).Soon());

    private static byte[] Tar(string dockerfile)
    {
        using var data = new MemoryStream();
        using (var tar = new System.Formats.Tar.TarWriter(data, leaveOpen: true))
        {
            tar.WriteEntry(new System.Formats.Tar.UstarTarEntry(System.Formats.Tar.TarEntryType.RegularFile, "Dockerfile")
            {
                DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(dockerfile)),
            });
        }

        return data.ToArray();
    }
}
