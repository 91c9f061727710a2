using DockerPS.Engine.Models;

namespace DockerPS.Engine.Tests.Models;

public sealed class ImageNameTests
{
    private const string Hex64 = "e0c1b2d3f4a5968778695a4b3c2d1e0fe0c1b2d3f4a5968778695a4b3c2d1e0f";
    private const string Sha256 = $"sha256:{Hex64}";
    private const string Sha512 = $"sha512:{Hex64}{Hex64}";
    private const string Tag128 =
        "a2345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678";

    [Theory]
    // What is left out is filled in.
    [InlineData("busybox", "docker.io", "library/busybox", null, null, "busybox")]
    [InlineData("busybox:1.36", "docker.io", "library/busybox", "1.36", null, "busybox:1.36")]
    [InlineData("team/app", "docker.io", "team/app", null, null, "team/app")]
    [InlineData("team/sub/app:2", "docker.io", "team/sub/app", "2", null, "team/sub/app:2")]
    [InlineData("library/busybox", "docker.io", "library/busybox", null, null, "busybox")]
    [InlineData("library/team/app", "docker.io", "library/team/app", null, null, "library/team/app")]
    [InlineData("docker.io/busybox", "docker.io", "library/busybox", null, null, "busybox")]
    [InlineData("docker.io/library/busybox:latest", "docker.io", "library/busybox", "latest", null, "busybox:latest")]
    [InlineData("docker.io/team/app", "docker.io", "team/app", null, null, "team/app")]
    [InlineData("index.docker.io/busybox", "docker.io", "library/busybox", null, null, "busybox")]
    [InlineData("index.docker.io/team/app:3", "docker.io", "team/app", "3", null, "team/app:3")]
    // What is a registry.
    [InlineData("localhost/app", "localhost", "app", null, null, "localhost/app")]
    [InlineData("localhost:5000/app:2", "localhost:5000", "app", "2", null, "localhost:5000/app:2")]
    [InlineData("127.0.0.1:5000/team/app", "127.0.0.1:5000", "team/app", null, null, "127.0.0.1:5000/team/app")]
    [InlineData("registry.example.com/app", "registry.example.com", "app", null, null, "registry.example.com/app")]
    [InlineData(
        "registry.example.com:443/library/app",
        "registry.example.com:443",
        "library/app",
        null,
        null,
        "registry.example.com:443/library/app")]
    [InlineData("registry:5000/app", "registry:5000", "app", null, null, "registry:5000/app")]
    [InlineData("[fd00:1::2]:5000/app:x", "[fd00:1::2]:5000", "app", "x", null, "[fd00:1::2]:5000/app:x")]
    [InlineData("[::1]/app", "[::1]", "app", null, null, "[::1]/app")]
    [InlineData("Registry/app", "Registry", "app", null, null, "Registry/app")]
    [InlineData("Registry.Example.com/app", "Registry.Example.com", "app", null, null, "Registry.Example.com/app")]
    [InlineData("xn--n3h.com/app", "xn--n3h.com", "app", null, null, "xn--n3h.com/app")]
    [InlineData("localhosts/app", "docker.io", "localhosts/app", null, null, "localhosts/app")]
    [InlineData("localhost", "docker.io", "library/localhost", null, null, "localhost")]
    [InlineData("example.com", "docker.io", "library/example.com", null, null, "example.com")]
    [InlineData("registry:5000", "docker.io", "library/registry", "5000", null, "registry:5000")]
    // Separators in a path.
    [InlineData("x/a.b_c-d__e---f", "docker.io", "x/a.b_c-d__e---f", null, null, "x/a.b_c-d__e---f")]
    [InlineData("0", "docker.io", "library/0", null, null, "0")]
    // Tags and digests.
    [InlineData("app:V1.0_rc-2", "docker.io", "library/app", "V1.0_rc-2", null, "app:V1.0_rc-2")]
    [InlineData("app:_x", "docker.io", "library/app", "_x", null, "app:_x")]
    [InlineData("app:" + Tag128, "docker.io", "library/app", Tag128, null, "app:" + Tag128)]
    [InlineData("app@" + Sha256, "docker.io", "library/app", null, Sha256, "app@" + Sha256)]
    [InlineData("app@" + Sha512, "docker.io", "library/app", null, Sha512, "app@" + Sha512)]
    [InlineData("localhost:5000/app:2@" + Sha256, "localhost:5000", "app", "2", Sha256, "localhost:5000/app:2@" + Sha256)]
    [InlineData(Sha256, "docker.io", "library/sha256", Hex64, null, Sha256)]
    public void A_name_is_read_as_docker_reads_it(string text, string domain, string path, string? tag, string? digest, string familiar)
    {
        var name = ImageName.Parse(text);
        Assert.Equal((domain, path, tag, digest), (name.Domain, name.Path, name.Tag, name.Digest));
        Assert.Equal(familiar, name.Familiar);
        Assert.Equal(familiar, name.ToString());
        Assert.Equal($"{domain}/{path}" + (tag is null ? "" : $":{tag}") + (digest is null ? "" : $"@{digest}"), name.Canonical);
        Assert.Equal(name, ImageName.Parse(name.Canonical));
        Assert.Equal(name, ImageName.Parse(name.Familiar));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData("/app")]
    [InlineData("app/")]
    [InlineData("a//b")]
    [InlineData("-app")]
    [InlineData("app-")]
    [InlineData("app..x")]
    [InlineData("app___x")]
    [InlineData("app._x")]
    [InlineData(".app")]
    [InlineData("app:")]
    [InlineData("app:-x")]
    [InlineData("app:.x")]
    [InlineData("app:a b")]
    [InlineData("app:" + Tag128 + "9")]
    [InlineData("app:1:2")]
    [InlineData("app@")]
    [InlineData("app@sha256:abc")]
    [InlineData("app@sha256:" + Hex64 + "00")]
    [InlineData("app@md5:0123456789abcdef0123456789abcdef")]
    [InlineData("app@" + Sha256 + ":1")]
    [InlineData("my app")]
    [InlineData("app\n")]
    [InlineData("app*")]
    [InlineData("../images/x")]
    [InlineData("https://registry.example.com/app")]
    [InlineData("-registry.example.com/app")]
    [InlineData("registry..example.com/app")]
    [InlineData("registry_one.example.com/app")]
    [InlineData("registry.example.com:port/app")]
    [InlineData("registry.example.com:5000/")]
    [InlineData("äpp")]
    [InlineData("app:٣")]
    public void What_is_no_name_is_refused(string text) =>
        Assert.Contains(
            "is not a valid image name", Assert.Throws<FormatException>(() => ImageName.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Busybox", "lower case")]
    [InlineData("localhost:5000/Team/App:X", "lower case")]
    [InlineData(Hex64, "are an id")]
    [InlineData("app@md5:0123456789abcdef0123456789abcdef", "sha256, sha384 or sha512")]
    public void The_refusal_says_what_is_wrong(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => ImageName.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_path_has_255_characters_at_most()
    {
        var longest = "x/" + new string('a', 253);
        Assert.Equal(longest, ImageName.Parse(longest).Path);
        Assert.Equal(longest, ImageName.Parse($"registry.example.com:5000/{longest}:tag").Path);
        Assert.Contains("255", Assert.Throws<FormatException>(() => ImageName.Parse(longest + "a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pull_asks_for_the_digest_else_the_tag_else_latest()
    {
        Assert.Equal("latest", ImageName.Parse("app").Version);
        Assert.Equal("2", ImageName.Parse("app:2").Version);
        Assert.Equal(Sha256, ImageName.Parse("app:2@" + Sha256).Version);
    }

    [Fact]
    public void Tags_are_put_on_and_taken_off()
    {
        Assert.Equal("app:latest", ImageName.Parse("app").WithDefaultTag().Familiar);
        Assert.Equal("app:2", ImageName.Parse("app:2").WithDefaultTag().Familiar);
        Assert.Equal("app@" + Sha256, ImageName.Parse("app@" + Sha256).WithDefaultTag().Familiar);
        Assert.Equal("app@" + Sha256, ImageName.Parse("app:2@" + Sha256).WithDefaultTag().Familiar);
        Assert.Equal("app:3", ImageName.Parse("app:2@" + Sha256).WithTag("3").Familiar);
        Assert.Equal("app", ImageName.Parse("app:2").WithTag(null).Familiar);
    }

    [Theory]
    [InlineData(Hex64, true)]
    [InlineData(Sha256, true)]
    [InlineData("e0c1b2d3f4a5", false)]
    [InlineData("busybox", false)]
    [InlineData("app@" + Sha256, false)]
    public void Only_a_whole_id_is_an_id(string text, bool isId) => Assert.Equal(isId, ImageName.IsId(text));

    [Theory]
    [InlineData("busybox:latest", "busybox", "latest", null)]
    [InlineData("localhost:5000/app", "localhost:5000/app", null, null)]
    [InlineData("localhost:5000/app:2", "localhost:5000/app", "2", null)]
    [InlineData("localhost:5000/app@sha256:0f", "localhost:5000/app", null, "sha256:0f")]
    [InlineData("app:2@sha256:0f", "app", "2", "sha256:0f")]
    [InlineData("What ever:1", "What ever", "1", null)]
    public void What_an_engine_lists_is_split_whatever_it_is(string reference, string repository, string? tag, string? digest) =>
        Assert.Equal((repository, tag, digest), ImageName.Split(reference));
}
