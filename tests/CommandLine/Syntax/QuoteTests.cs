using DockerPS.CommandLine.Errors;

namespace DockerPS.CommandLine.Tests.Syntax;

public class QuoteTests
{
    [Theory]
    [InlineData("'a b'", "'a b'")]
    [InlineData("\"a b\"", "'a b'")]
    [InlineData("a\\ b", "'a b'")]
    [InlineData("'it'\\''s'", "'it''s'")]
    [InlineData("\"say \\\"hi\\\"\"", "'say \"hi\"'")]
    [InlineData("\"a\\nb\"", "a\\nb")]
    [InlineData("'$HOME'", "'$HOME'")]
    [InlineData("\\$HOME", "'$HOME'")]
    [InlineData("\"\\$5\"", "'$5'")]
    [InlineData("''", "''")]
    [InlineData("$'a\\tb'", "'a\tb'")]
    [InlineData("a'b'\"c\"d", "abcd")]
    [InlineData("‘x’", "'‘‘x’’'")]
    [InlineData("a;b", null)]
    public void AreThoseOfAShell(string word, string? expected)
    {
        if (expected is not null)
        {
            Assert.Equal($"Invoke-Container busybox -Command echo, {expected}", Converted.Silently($"docker run busybox echo {word}"));
        }
        else
        {
            Assert.Equal("Invoke-Container busybox -Command echo, a\n# b", Converted.Text($"docker run busybox echo {word}"));
        }
    }

    [Theory]
    [InlineData("'it''s'", "'it''s'")]
    [InlineData("\"say \"\"hi\"\"\"", "'say \"hi\"'")]
    [InlineData("\"`$5\"", "'$5'")]
    [InlineData("\"a`tb\"", "'a\tb'")]
    [InlineData("C:\\data", "C:\\data")]
    [InlineData("a\\b", "a\\b")]
    [InlineData("\"$env:A.b\"", "\"$env:A.b\"")]
    public void AreThoseOfPowerShellIfTheTextIsWrittenForIt(string word, string expected) => Assert.Equal(
        $"Invoke-Container busybox -Environment \"A=$env:X\" -Command echo, {expected}",
        Converted.Silently($"docker run -e A=$env:X busybox echo {word}"));

    [Theory]
    [InlineData("docker run \\\n  -d \\\n  nginx")]
    [InlineData("docker run `\n  -d `\n  nginx")]
    [InlineData("docker run ^\n  -d ^\n  nginx")]
    [InlineData("docker run \\\r\n  -d \\\r\n  nginx\r\n")]
    public void AreContinuedOnTheNextLine(string text) => Assert.Equal("Invoke-Container nginx -Detach", Converted.Silently(text));

    [Theory]
    [InlineData("docker run 'nginx", ProblemKind.Syntax, "Line 1, column 12: The single quote that begins here is not closed.")]
    [InlineData("docker ps\ndocker run \"nginx", ProblemKind.Syntax, "Line 2, column 12: The double quote that begins here is not closed.")]
    [InlineData("docker rm $(docker ps -q", ProblemKind.Syntax, "Line 1, column 11: The ')' that ends '$(' is missing.")]
    [InlineData("docker rm `docker ps -q", ProblemKind.Syntax, "Line 1, column 11: The backquote that begins here is not closed.")]
    [InlineData("docker ps |", ProblemKind.Syntax, "Line 1, column 12: A command is missing before the end of the text.")]
    [InlineData("docker ps && ; ls", ProblemKind.Syntax, "Line 1, column 14: A command is missing before ';'.")]
    [InlineData("docker ps >", ProblemKind.Syntax, "Line 1, column 11: The file after '>' is missing.")]
    [InlineData(
        "docker build - <<EOF\nFROM a\n",
        ProblemKind.Syntax, "Line 1, column 16: The line 'EOF' that ends the here-document is missing.")]
    [InlineData("if true; then docker ps", ProblemKind.Syntax, "Line 1, column 1: 'if' has no end: 'fi' is missing.")]
    public void AndBlocksThatAreNotClosedAreErrorsWithAPlace(string text, ProblemKind kind, string message) =>
        Assert.Equal((kind, message), Converted.Problem(text));
}
