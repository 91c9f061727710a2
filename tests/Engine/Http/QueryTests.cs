using DockerPS.Engine.Http;

namespace DockerPS.Engine.Tests.Http;

public sealed class QueryTests
{
    [Fact]
    public void What_is_null_off_or_empty_is_left_out() =>
        Assert.Equal(
            "", new Query().Add("a", (string?)null)
                .Add("b", (long?)null).Add("c", false).Add((FilterSet?)null).Add(new FilterSet()).ToString());

    [Fact]
    public void The_rest_stands_in_its_order() =>
        Assert.Equal("?all=1&limit=-1&name=web&name=&name=x", new Query()
            .Add("all", true).Add("limit", -1).Add("name", "web").Add("name", "").Add("name", "x").ToString());

    [Theory]
    [InlineData("a&b=c", "a%26b%3Dc")]
    [InlineData("a b+c", "a%20b%2Bc")]
    [InlineData("50%#?", "50%25%23%3F")]
    [InlineData("grün", "gr%C3%BCn")]
    [InlineData("a\r\nb", "a%0D%0Ab")]
    public void Values_are_escaped(string value, string escaped) => Assert.Equal("?v=" + escaped, new Query().Add("v", value).ToString());

    [Fact]
    public void Filters_are_escaped_as_a_whole() =>
        Assert.Equal(
            """{"label":["a&b"]}""",
            Uri.UnescapeDataString(new Query().Add(new FilterSet().Add("label", "a&b")).ToString()["?filters=".Length..])
                .Replace("\\u0026", "&", StringComparison.OrdinalIgnoreCase));
}
