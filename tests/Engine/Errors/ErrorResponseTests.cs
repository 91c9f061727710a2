using System.Text;
using DockerPS.Engine.Errors;

namespace DockerPS.Engine.Tests.Errors;

public sealed class ErrorResponseTests
{
    [Theory]
    [InlineData("""{"message":"No such container: web"}""", "No such container: web")]
    [InlineData("""{"message":"grün","extra":[1]}""", "grün")]
    [InlineData("page not found\n", "page not found")]
    [InlineData("<html>Bad Gateway</html>", "<html>Bad Gateway</html>")]
    [InlineData("""{"message":""}""", """{"message":""}""")]
    [InlineData("""{"message":"cut""", """{"message":"cut""")]
    [InlineData("""["a"]""", """["a"]""")]
    [InlineData("null", "null")]
    [InlineData(" \r\n", null)]
    [InlineData("", null)]
    public void The_message_of_a_refusal_is_the_engines_or_else_the_text(string body, string? message) =>
        Assert.Equal(message, ErrorResponse.Parse(Encoding.UTF8.GetBytes(body))?.Message);
}
