using DockerPS.Compose.Interpolation;

namespace DockerPS.Compose.Tests.Interpolation;

public class TemplateTests
{
    private static readonly Dictionary<string, string> s_variables = new() { ["SET"] = "set", ["EMPTY"] = "", ["lower"] = "small" };

    private static string Replace(string text) => new Template(s_variables.GetValueOrDefault).Replace(text);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$SET", "set")]
    [InlineData("${SET}", "set")]
    [InlineData("$SET-x", "set-x")]
    [InlineData("$lower$SET", "smallset")]
    [InlineData("$$SET $${SET}", "$SET ${SET}")]
    [InlineData("$UNSET", "")]
    [InlineData("${UNSET-default}", "default")]
    [InlineData("${EMPTY-default}", "")]
    [InlineData("${EMPTY:-default}", "default")]
    [InlineData("${SET:-default}", "set")]
    [InlineData("${SET+alternative}", "alternative")]
    [InlineData("${EMPTY+alternative}", "alternative")]
    [InlineData("${EMPTY:+alternative}", "")]
    [InlineData("${UNSET+alternative}", "")]
    [InlineData("${SET?}", "set")]
    [InlineData("${EMPTY?required}", "")]
    [InlineData("${SET:?required}", "set")]
    [InlineData("${UNSET:-${SET}}", "set")]
    [InlineData("${UNSET:-${ALSO:-${SET}-x}}y", "set-xy")]
    [InlineData("${UNSET:-a}b${SET}c${UNSET-}d", "absetcd")]
    [InlineData("${UNSET:-:-}", ":-")]
    [InlineData("${UNSET:-$SET and ${lower}}", "set and small")]
    [InlineData("${UNSET:-a$$b}", "a$b")]
    [InlineData("${SET:+${UNSET:-y}}", "y")]
    public void Variables_are_replaced(string text, string expected) => Assert.Equal(expected, Replace(text));

    [Theory]
    [InlineData("$")]
    [InlineData("a $ b")]
    [InlineData("$1")]
    [InlineData("${}")]
    [InlineData("${1A}")]
    [InlineData("${SET")]
    [InlineData("${SET!x}")]
    [InlineData("${ SET }")]
    public void Other_dollar_signs_are_refused(string text)
    {
        if (text.Contains('{', StringComparison.Ordinal))
        {
            Assert.Throws<InvalidTemplateException>(() => Replace(text));
        }
        else
        {
            // A sign that starts nothing is text, as in Compose.
            Assert.Equal(text, Replace(text));
        }
    }

    [Theory]
    [InlineData("${UNSET?}", "The required variable UNSET has no value.")]
    [InlineData("${UNSET:?set it}", "The required variable UNSET has no value: set it")]
    [InlineData("${EMPTY:?set ${SET}}", "The required variable EMPTY has no value: set set")]
    public void A_required_variable_must_have_a_value(string text, string message) =>
        Assert.Equal(message, Assert.Throws<MissingVariableException>(() => Replace(text)).Message);

    [Fact]
    public void Variables_that_are_not_set_are_reported_unless_they_have_a_default()
    {
        List<string> unset = [];
        new Template(s_variables.GetValueOrDefault, unset.Add).Replace("$A ${B} ${C-} ${D:+x} $SET");
        Assert.Equal(["A", "B"], unset);
    }
}
