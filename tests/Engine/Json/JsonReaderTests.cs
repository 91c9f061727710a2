using System.Text;
using DockerPS.Engine.Http;
using DockerPS.Engine.Json;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Tests.Json;

public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("""[null]""")]
    [InlineData("""[{"Id":"a"}, null]""")]
    [InlineData("""[{"Id":"a","Names":["/a",null]}]""")]
    [InlineData("[\n\tnull\n]")]
    [InlineData("""[{}]""")]
    [InlineData("""[{"Id":null}]""")]
    [InlineData("""[{"Id":5}]""")]
    public void A_list_without_ids_is_an_error_that_names_no_type(string text)
    {
        var error = Assert.Throws<DockerStreamException>(
            () => JsonReader.Parse(Encoding.UTF8.GetBytes(text), EngineJson.Default.IReadOnlyListContainerSummary));
        Assert.DoesNotContain("DockerPS", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"Id":"a","Labels":{"x":"[null]","y":"a,null"},"Image":"[null, null"}]""")]
    [InlineData("""[{"Id":"a","Names":null,"Mounts":[],"NetworkSettings":{"Networks":{"n":null}}}]""")]
    public void Null_elsewhere_than_in_a_list_is_none(string text) =>
        Assert.Single(JsonReader.Parse(Encoding.UTF8.GetBytes(text), EngineJson.Default.IReadOnlyListContainerSummary));

    [Fact]
    public void What_is_unknown_is_ignored_and_what_is_missing_is_null()
    {
        var version = JsonReader.Parse("""{"Version":"99.1","Invented":{"a":[1,2]},"Os":null}"""u8, EngineJson.Default.SystemVersion);
        Assert.Equal("99.1", version.Version);
        Assert.Null(version.Os);
        Assert.Null(version.Components);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html></html>")]
    [InlineData("""{"Version":"1""")]
    [InlineData("""{"Version":"1"} {}""")]
    [InlineData("""{"Version":{}}""")]
    public void A_document_of_another_shape_is_an_error(string text) =>
        Assert.Throws<DockerStreamException>(() => JsonReader.Parse(Encoding.UTF8.GetBytes(text), EngineJson.Default.SystemVersion));
}
