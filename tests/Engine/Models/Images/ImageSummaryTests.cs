using DockerPS.Engine.Models;

namespace DockerPS.Engine.Tests.Models;

public sealed class ImageSummaryTests
{
    /// <summary>What engines list: with the classic store, up to API 1.42 or later, and with a containerd store.</summary>
    [Theory]
    [InlineData("", "", "")]
    [InlineData("<none>:<none>", "<none>@<none>", "")]
    [InlineData("app:1 app:2", "", "app:1 app:2")]
    [InlineData("app:1", "app@sha256:0f", "app:1")]
    [InlineData("app:1", "host:5000/app@sha256:0f", "app:1 host:5000/app@sha256:0f")]
    [InlineData("", "app@sha256:0f", "app@sha256:0f")]
    [InlineData("<none>:<none>", "app@sha256:0f", "app@sha256:0f")]
    [InlineData("app@sha256:0f", "app@sha256:0f", "app@sha256:0f")]
    [InlineData("app@sha256:0f app:1", "app@sha256:0f", "app:1")]
    [InlineData("app@sha256:0f shop:1", "shop@sha256:0f", "shop:1 app@sha256:0f")]
    [InlineData("", "sha256:0f", "")]
    public void References_are_tags_and_digests_without_a_tag_beside_them(string tags, string digests, string references) =>
        Assert.Equal(references, string.Join(' ', new ImageSummary { RepoTags = List(tags), RepoDigests = List(digests) }.References));

    [Theory]
    [InlineData("", "app@sha256:0f", "")]
    [InlineData("<none>:<none>", "<none>@<none>", "")]
    [InlineData("app@sha256:0f app:1", "app@sha256:0f", "app@sha256:0f app:1")]
    public void Names_are_what_an_image_does_not_dangle_with(string tags, string digests, string names) =>
        Assert.Equal(names, string.Join(' ', new ImageSummary { RepoTags = List(tags), RepoDigests = List(digests) }.Names));

    [Fact]
    public void An_image_without_lists_has_no_references() => Assert.Empty(new ImageSummary().References);

    private static string[] List(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
