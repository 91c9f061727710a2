using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Tests.Builds;

public sealed class BuildPlannerTests
{
    private static readonly ApiVersion s_newest = new(1, 51);
    private static readonly BuildWorker s_classic = BuildWorker.Parse(new ProtobufWriter().Text(1, "classic").Written.Span);
    private static readonly BuildWorker s_containerd = BuildWorker.Parse(ControlMessages.Worker.Written.Span);
    private static readonly BuildOptions s_none = new();

    [Fact]
    public void A_build_without_options_fills_the_engines_images()
    {
        var plan = Plan(s_none);
        Assert.Equal(("id", "session"), (plan.Request.Reference, plan.Request.SessionId));
        Assert.Equal("dockerfile.v0", plan.Request.Frontend);
        Assert.Equal("filename=Dockerfile\nimage-resolve-mode=local", Show(plan.Request.FrontendAttributes));
        Assert.Equal("moby", Show(plan.Request.Exporters));
        Assert.Equal("image", Assert.Single(plan.Outputs).Type);
        Assert.Empty(plan.PushAfterwards);
    }

    [Fact]
    public void Each_option_becomes_the_attribute_that_buildx_sends()
    {
        var plan = Plan(new()
        {
            Dockerfile = "my.Dockerfile",
            IsDockerfileSent = true,
            Context = "https://example.com/a.git?ref=main",
            NamedContexts =
            [
                new("app", "folder") { SharedKey = "folder:node" }, new("context", "other"),
                BuildNamedContext.Parse("base=docker-image://alpine"),
            ],
            Arguments = new Dictionary<string, string>
            {
                ["A"] = "1", ["BUILDKIT_INLINE_CACHE"] = "1", ["BUILDKIT_MULTI_PLATFORM"] = "true",
            },
            Labels = new Dictionary<string, string> { ["l"] = "x" },
            Target = "stage",
            NoCacheStages = ["a", "b"],
            Pull = true,
            Platforms = BuildPlatform.ParseAll("linux/arm64/v8"),
            ExtraHosts = [new("db", "10.0.0.5,[::1]"), new("cache", "::2")],
            NetworkMode = "host",
            ShmSize = 65536,
            Ulimits = [new() { Name = "nofile", Soft = 1, Hard = 2 }, new() { Name = "core", Soft = -1, Hard = -1 }],
            CgroupParent = "/parent",
            CacheFrom = [.. BuildCacheEntry.Parse("type=registry,ref=r"), .. BuildCacheEntry.Parse("a/b")],
            Entitlements = ["security.insecure"],
        });
        Assert.Equal(
            """
            add-hosts=db=10.0.0.5,db=::1,cache=::2
            build-arg:A=1
            build-arg:BUILDKIT_INLINE_CACHE=1
            build-arg:BUILDKIT_MULTI_PLATFORM=true
            cache-imports=[{"Type":"registry","Attrs":{"ref":"r"}},{"Type":"registry","Attrs":{"ref":"a/b"}}]
            cgroup-parent=/parent
            context=https://example.com/a.git?ref=main
            context:app=local:app
            context:base=docker-image://alpine
            context:context=local:_context
            dockerfilekey=dockerfile
            filename=my.Dockerfile
            force-network-mode=host
            frontend.caps=moby.buildkit.frontend.contexts+forward,moby.buildkit.frontend.gitquerystring
            image-resolve-mode=pull
            label:l=x
            multi-platform=true
            no-cache=a,b
            platform=linux/arm64
            sharedkey:localdir:app=folder:node
            shm-size=65536
            target=stage
            ulimit=core=-1:-1,nofile=1:2
            """,
            Show(plan.Request.FrontendAttributes));
        Assert.Equal(["security.insecure", "network.host"], plan.Request.Entitlements);
        Assert.Equal("registry ref=r; registry ref=a/b", Show(plan.Request.CacheImports));
        Assert.Equal("inline", Show(plan.Request.CacheExports));
    }

    [Fact]
    public void Ignoring_the_cache_is_an_empty_attribute() =>
        Assert.Equal("", Plan(s_none with { NoCache = true }).Request.FrontendAttributes["no-cache"]);

    [Fact]
    public void Another_frontend_is_asked_for_by_its_image()
    {
        var request = Plan(s_none with { Arguments = Syntax(" docker/dockerfile:1 more") }).Request;
        Assert.Equal("gateway.v0", request.Frontend);
        Assert.Equal("docker/dockerfile:1", request.FrontendAttributes["source"]);
        Assert.Equal(" docker/dockerfile:1 more", request.FrontendAttributes["cmdline"]);
        Assert.Throws<FormatException>(() => Plan(s_none with { Arguments = Syntax(" ") }));
    }

    [Theory]
    [InlineData("", "mode=min,inline-only=true")]
    [InlineData("type=provenance,mode=max", "type=provenance,mode=max")]
    [InlineData("type=provenance,mode=max;type=provenance,disabled=true", "type=provenance,mode=max")]
    [InlineData("type=provenance,disabled=true", null)]
    [InlineData("type=sbom", "mode=min,inline-only=true")]
    public void The_first_attestation_of_a_type_counts_and_provenance_has_a_default(string texts, string? expected)
    {
        var attestations = texts.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(BuildAttestation.Parse).ToList();
        var attributes = Plan(s_none with { Attestations = attestations }, s_containerd).Request.FrontendAttributes;
        Assert.Equal(expected, attributes.GetValueOrDefault("attest:provenance"));
        Assert.Equal(texts == "type=sbom" ? "type=sbom" : null, attributes.GetValueOrDefault("attest:sbom"));
    }

    [Fact]
    public void The_default_attestation_can_be_left_out_and_is_never_sent_to_the_classic_store()
    {
        Assert.DoesNotContain(
            "attest:provenance", Plan(s_none with { HasDefaultAttestations = false }, s_containerd).Request.FrontendAttributes.Keys);
        Assert.DoesNotContain("attest:provenance", Plan(s_none).Request.FrontendAttributes.Keys);
        Plan(s_none with { Attestations = [BuildAttestation.Parse("sbom", "false")] });
    }

    [Theory]
    [InlineData("", "moby name=docker.io/library/a:latest,r.example/b:2 prefer-image-digest=true")]
    [InlineData("type=image", "moby name=docker.io/library/a:latest,r.example/b:2 prefer-image-digest=true")]
    [InlineData("type=docker", "moby name=docker.io/library/a:latest,r.example/b:2 prefer-image-digest=true")]
    [InlineData("type=docker,dest=a.tar", "docker name=docker.io/library/a:latest,r.example/b:2")]
    [InlineData("type=oci,dest=a.tar", "oci name=docker.io/library/a:latest,r.example/b:2")]
    [InlineData("type=registry", "moby name=docker.io/library/a:latest,r.example/b:2 prefer-image-digest=true push=true unpack=false")]
    [InlineData(
        "type=registry,unpack=true", "moby name=docker.io/library/a:latest,r.example/b:2 prefer-image-digest=true push=true unpack=true")]
    [InlineData("out;type=tar,dest=a.tar", "local; tar")]
    [InlineData("type=cacheonly", "")]
    public void Outputs_become_exporters(string texts, string expected) => Assert.Equal(
        expected,
        Show(Plan(s_none with { Tags = [ImageName.Parse("a"), ImageName.Parse("r.example/b:2")], Outputs = Outputs(texts) }, s_containerd)
            .Request.Exporters));

    [Theory]
    [InlineData("", true, false, "moby name=docker.io/library/a:latest push=true unpack=false")]
    [InlineData("", false, true, "moby name=docker.io/library/a:latest")]
    [InlineData("type=docker", false, true, "moby name=docker.io/library/a:latest")]
    [InlineData("type=image", true, false, "moby name=docker.io/library/a:latest push=true unpack=false")]
    [InlineData("out", true, false, "local; moby name=docker.io/library/a:latest push=true unpack=false")]
    public void Push_and_load_are_outputs(string texts, bool push, bool load, string expected)
    {
        var plan = Plan(s_none with { Tags = [ImageName.Parse("a")], Outputs = Outputs(texts), Push = push, Load = load });
        Assert.Equal(expected, Show(plan.Request.Exporters));
        Assert.Equal(push ? ["docker.io/library/a:latest"] : [], plan.PushAfterwards);
    }

    [Fact]
    public void The_containerd_store_pushes_by_itself() =>
        Assert.Empty(Plan(s_none with { Tags = [ImageName.Parse("a")], Push = true }, s_containerd).PushAfterwards);

    [Fact]
    public void An_image_without_a_name_is_not_pushed()
    {
        Assert.Throws<FormatException>(() => Plan(s_none with { Push = true }));
        Assert.Equal(["r.example/a"], Plan(s_none with { Outputs = Outputs("type=image,name=r.example/a,push=true") }).PushAfterwards);
    }

    [Fact]
    public void Annotations_are_attributes_of_all_exporters() => Assert.Equal(
        "local annotation-index.b=2 annotation.a=1; oci annotation-index.b=2 annotation.a=1",
        Show(Plan(
            s_none with
            {
                Outputs = Outputs("out;type=oci,dest=a.tar"),
                Annotations = [.. BuildAnnotation.Parse("a=1"), .. BuildAnnotation.Parse("index:b=2")],
            },
            s_containerd).Request.Exporters));

    public static TheoryData<BuildOptions> NeedContainerd => new(
        s_none with { Outputs = Outputs("type=oci,dest=a.tar") },
        s_none with { Outputs = Outputs("type=docker,dest=a.tar") },
        s_none with { Outputs = Outputs("type=oci,dest=a,tar=false") },
        s_none with { CacheTo = BuildCacheEntry.Parse("type=registry,ref=a") },
        s_none with { CacheTo = BuildCacheEntry.Parse("type=local,dest=a") },
        s_none with { NamedContexts = [BuildNamedContext.Parse("a=oci-layout://b")] },
        s_none with { Attestations = [BuildAttestation.Parse("type=sbom")] },
        s_none with { Annotations = BuildAnnotation.Parse("index:a=b") },
        s_none with { Platforms = BuildPlatform.ParseAll("linux/amd64,linux/arm64") });

    [Theory]
    [MemberData(nameof(NeedContainerd))]
    public void What_the_classic_store_lacks_is_refused(BuildOptions options)
    {
        Assert.Contains(
            "needs the containerd image store", Assert.Throws<DockerStoreException>(() => Plan(options)).Message, StringComparison.Ordinal);
        Plan(options, s_containerd);
    }

    [Fact]
    public void Several_platforms_in_a_folder_need_no_store() =>
        Plan(s_none with { Platforms = BuildPlatform.ParseAll("linux/amd64,linux/arm64"), Outputs = Outputs("out") });

    [Fact]
    public void What_an_older_engine_would_pass_over_is_refused()
    {
        var oldest = new BuildPlanner(s_classic, new(1, 41));
        Assert.Throws<DockerFeatureException>(() => oldest.Plan(s_none with { ShmSize = 1 }, "r", ""));
        Assert.Throws<DockerFeatureException>(() => oldest.Plan(s_none with { Ulimits = [new()] }, "r", ""));
        Assert.Throws<DockerFeatureException>(() => oldest.Plan(s_none with { CgroupParent = "a" }, "r", ""));
        Assert.Throws<DockerFeatureException>(() => oldest.Plan(s_none with { ExtraHosts = [new("a", "host-gateway")] }, "r", ""));
        var outputs = s_none with { Outputs = Outputs("a;b") };
        Assert.Throws<DockerFeatureException>(() => new BuildPlanner(s_classic, new(1, 44)).Plan(outputs, "r", ""));
        Assert.Equal(2, new BuildPlanner(s_classic, new(1, 45)).Plan(outputs, "r", "").Request.Exporters.Count);
    }

    [Fact]
    public void The_hosts_gateway_is_the_address_that_the_worker_tells()
    {
        var options = s_none with { ExtraHosts = [new("host.docker.internal", "host-gateway")] };
        Assert.Equal("host.docker.internal=172.17.0.1", Plan(options, s_containerd).Request.FrontendAttributes["add-hosts"]);
        Assert.Throws<FormatException>(() => Plan(options));
    }

    public static TheoryData<BuildOptions> Wrong => new(
        s_none with { NoCache = true, NoCacheStages = ["a"] },
        s_none with { NetworkMode = "bridge" },
        s_none with { ExtraHosts = [new("a", "1.2.3")] },
        s_none with { ExtraHosts = [new("a", "01.2.3.4")] },
        s_none with { ExtraHosts = [new("a", "fe80::1%eth0")] },
        s_none with { ExtraHosts = [new("a", "1.2.3.4,")] },
        s_none with { ExtraHosts = [new("", "1.2.3.4")] },
        s_none with { CacheFrom = BuildCacheEntry.Parse("type=registry") },
        s_none with { CacheFrom = BuildCacheEntry.Parse("type=local,dest=a") },
        s_none with { CacheTo = BuildCacheEntry.Parse("type=local,src=a") },
        s_none with { Outputs = Outputs("type=registry,name=a,push-by-digest=true") }, s_none with { Outputs = Outputs("-;type=oci") },
        s_none with { Outputs = Outputs("type=oci,dest=a,tar=false;type=docker,dest=b,tar=false") });

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_meant_is_refused(BuildOptions options) => Assert.Throws<FormatException>(() => Plan(options, s_containerd));

    private static BuildPlan Plan(BuildOptions options, BuildWorker? worker = null) =>
        new BuildPlanner(worker ?? s_classic, s_newest).Plan(options, "id", "session");

    private static Dictionary<string, string> Syntax(string value) => new() { ["BUILDKIT_SYNTAX"] = value };

    private static BuildOutput[] Outputs(string texts) =>
        [.. texts.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(BuildOutput.Parse)];

    private static string Show(IReadOnlyDictionary<string, string> attributes) => string.Join(
        '\n', attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    private static string Show(IEnumerable<SolveOption> options) => string.Join("; ", options.Select(option =>
        $"{option.Type} {Show(option.Attributes).Replace('\n', ' ')}".TrimEnd()));
}
