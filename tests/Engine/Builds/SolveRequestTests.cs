using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Builds;

namespace DockerPS.Engine.Tests.Builds;

public sealed class SolveRequestTests
{
    private static readonly Dictionary<string, string> s_none = [];

    [Fact]
    public void The_bytes_are_those_of_the_protocol() => Assert.Equal(
        "0A0172" // 1 Ref: r
        + "1A046D6F6279" // 3 ExporterDeprecated: moby
        + "22090A046E616D65120161" // 4 ExporterAttrsDeprecated: name=a
        + "2A0173" // 5 Session: s
        + "320D646F636B657266696C652E7630" // 6 Frontend: dockerfile.v0
        + "3A0D0A0866696C656E616D65120144" // 7 FrontendAttrs: filename=D
        + "3A0A0A086E6F2D6361636865" // 7 FrontendAttrs: no-cache, empty
        + "4224" // 8 Cache
        + "22080A06696E6C696E65" // 4 Exports: 1 Type: inline
        + "2A180A087265676973747279120C0A037265661205622E632F64" // 5 Imports: 1 Type: registry, 2 Attrs: ref=b.c/d
        + "4A0C6E6574776F726B2E686F7374" // 9 Entitlements: network.host
        + "5801" // 11 Internal
        + "6A110A046D6F627912090A046E616D65120161" // 13 Exporters: moby, name=a
        + "6A070A056C6F63616C", // 13 Exporters: local
        Convert.ToHexString(new SolveRequest
        {
            Reference = "r",
            SessionId = "s",
            FrontendAttributes = new Dictionary<string, string> { ["no-cache"] = "", ["filename"] = "D" },
            Exporters = [new("moby", new Dictionary<string, string> { ["name"] = "a" }), new("local", s_none)],
            CacheExports = [new("inline", s_none)],
            CacheImports = [new("registry", new Dictionary<string, string> { ["ref"] = "b.c/d" })],
            Entitlements = ["network.host"],
            IsInternal = true,
        }.ToMessage().Span));

    [Fact]
    public void A_build_without_outputs_has_no_exporter() => Assert.Equal(
        "0A0172" + "320D646F636B657266696C652E7630" + "4200",
        Convert.ToHexString(new SolveRequest { Reference = "r" }.ToMessage().Span));

    [Fact]
    public void Ids_of_builds_are_like_those_of_docker()
    {
        Assert.Matches("^[0-9a-z]{25}$", SolveRequest.NewReference());
        Assert.NotEqual(SolveRequest.NewReference(), SolveRequest.NewReference());
    }

    [Fact]
    public void The_result_tells_the_images_digests()
    {
        var result = SolveResult.Parse(new ProtobufWriter()
            .Map(1, [new("containerimage.digest", "sha256:a"), new("containerimage.config.digest", "sha256:b")])
            .Text(99, "of a newer engine").Written.Span);
        Assert.Equal("sha256:a", result.ImageDigest);
        Assert.Equal("sha256:b", result.ConfigurationDigest);
        Assert.Equal(2, result.ExporterResponse.Count);
        Assert.Null(SolveResult.Parse([]).ImageDigest);
    }

    [Theory]
    [InlineData("containerimage.digest", false, "sha256:a")]
    [InlineData("containerimage.config.digest", false, "sha256:a")]
    [InlineData("containerimage.config.digest", true, null)]
    [InlineData("containerimage.digest", true, "sha256:a")]
    [InlineData("image.name", false, null)]
    public void The_images_id_is_the_digest_that_the_store_has(string key, bool hasContainerdStore, string? expected)
    {
        var result = SolveResult.Parse(new ProtobufWriter().Map(1, new Dictionary<string, string> { [key] = "sha256:a" }).Written.Span);
        var worker = hasContainerdStore ? ControlMessages.Worker : new();
        Assert.Equal(expected, result.ImageIdAt(BuildWorker.Parse(worker.Written.Span)));
    }
}
