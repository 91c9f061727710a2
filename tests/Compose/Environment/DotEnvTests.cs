using DockerPS.Compose.Environment;
using DockerPS.Compose.Errors;

namespace DockerPS.Compose.Tests.Environment;

public class DotEnvTests
{
    private static Dictionary<string, string> Read(string text)
    {
        var values = new Dictionary<string, string>();
        DotEnv.Read("test.env", text, values, name => name == "OUTER" ? "outer" : null);
        return values;
    }

    [Theory]
    [InlineData("A=b", "b")]
    [InlineData("A=", "")]
    [InlineData("A= b ", "b")]
    [InlineData("A = b", "b")]
    [InlineData("A: b", "b")]
    [InlineData("export A=b", "b")]
    [InlineData("\ufeffA=b", "b")]
    [InlineData("# comment\n\nA=b # comment", "b")]
    [InlineData("A=b#c", "b#c")]
    [InlineData("A='b # c'", "b # c")]
    [InlineData("A=\"b # c\" # d", "b # c")]
    [InlineData("A='$OUTER \\n'", "$OUTER \\n")]
    [InlineData("A='it\\'s'", "it's")]
    [InlineData("A=\"$OUTER\\tx\\\"y\\\"\"", "outer\tx\"y\"")]
    [InlineData("A=\"\\$OUTER\"", "$OUTER")]
    [InlineData("A=\"\\0101\\\\\"", "A\\")]
    [InlineData("A=$OUTER-${B:-none}", "outer-none")]
    [InlineData("A=\"first\nsecond\"", "first\nsecond")]
    [InlineData("B=1\nA=${B}2", "12")]
    [InlineData("A=1\nA=2\r\n", "2")]
    [InlineData("A=b\r\nC=d\r\n", "b")]
    public void Values_are_read(string text, string expected) => Assert.Equal(expected, Read(text)["A"]);

    [Fact]
    public void A_name_alone_takes_the_value_that_it_has_elsewhere()
    {
        var values = Read("OUTER\nNONE\nA=b\n");
        Assert.Equal("outer", values["OUTER"]);
        Assert.Equal(["A", "OUTER"], values.Keys.Order());
    }

    [Theory]
    [InlineData("A=b\nC D=e\n", 2, 1, "The name 'C D' contains a space.")]
    [InlineData("\nA\u00a3=b", 2, 2, "The name of a variable contains '\u00a3'.")]
    [InlineData("A=\"b\nC=d\n", 1, 3, "The quotation mark \" is not closed.")]
    [InlineData("A=b\nB=${\n", 2, 3, "'${' has a dollar sign that does not start a variable.")]
    public void Faults_have_a_place(string text, int line, int column, string fact)
    {
        var fault = Assert.Throws<ComposeFileException>(() => Read(text));
        Assert.Equal((ComposeFailure.EnvironmentFile, "test.env", line, column, fact),
            (fault.Failure, fault.Path, fault.Line, fault.Column, fault.Fact));
        Assert.False(string.IsNullOrEmpty(fault.Advice));
    }

    [Fact]
    public void A_required_variable_must_have_a_value() =>
        Assert.Equal(ComposeFailure.MissingVariable, Assert.Throws<ComposeFileException>(() => Read("A=${B:?}")).Failure);
}
