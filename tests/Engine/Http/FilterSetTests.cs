using System.Text.Json.Nodes;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Tests.Http;

public sealed class FilterSetTests
{
    [Fact]
    public void Keys_and_values_stand_once_and_in_order() =>
        Assert.Equal(
            """{"label":["a","b=c"],"status":["exited"]}""",
            new FilterSet().Add("status", "exited").Add("label", "b=c", "a").Add("label", "a").ToString());

    [Fact]
    public void A_key_without_values_is_no_filter()
    {
        var filters = new FilterSet().Add("label");
        Assert.True(filters.IsEmpty);
        Assert.Equal("{}", filters.ToString());
    }

    [Theory]
    [InlineData("""quote " and \ backslash""")]
    [InlineData("line\nbreak")]
    [InlineData("grün 🐳 <&'>")]
    [InlineData("")]
    public void Any_text_is_a_value(string value)
    {
        var filters = new FilterSet().Add("label", value);
        Assert.False(filters.IsEmpty);
        Assert.Equal(value, (string?)JsonNode.Parse(filters.ToString())!["label"]![0]);
    }

    [Fact]
    public void Any_text_is_a_key() => Assert.Equal("v", (string?)JsonNode.Parse(new FilterSet().Add("a\"b", "v").ToString())!["a\"b"]![0]);
}
