using DockerPS.Engine.Archives;

namespace DockerPS.Engine.Tests.Archives;

public sealed class DockerIgnoreTests
{
    [Theory]
    // Names, and what is below them.
    [InlineData("a", "a", true)]
    [InlineData("a", "ab", false)]
    [InlineData("a", "b/a", false)]
    [InlineData("a", "a/b", true)]
    [InlineData("a", "a/b/c", true)]
    [InlineData("a/b", "a", false)]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/b", "a/b/c/d", true)]
    [InlineData("a/b", "a/bc", false)]
    [InlineData("A", "a", false)]
    [InlineData("grün", "grün", true)]
    [InlineData("two words", "two words", true)]
    // How paths are written.
    [InlineData("/a", "a", true)]
    [InlineData("/a", "b/a", false)]
    [InlineData("a/", "a", true)]
    [InlineData("./a", "a", true)]
    [InlineData("a//b", "a/b", true)]
    [InlineData("a/./b", "a/b", true)]
    [InlineData("a/../b", "b", true)]
    [InlineData("/../a", "a", true)]
    [InlineData("../a", "a", false)]
    [InlineData(".", "a", false)]
    [InlineData("/", "a", false)]
    [InlineData("  a  ", "a", true)]
    [InlineData("a\r", "a", true)]
    [InlineData("\uFEFFa", "a", true)]
    // Comments and empty lines.
    [InlineData("#a", "a", false)]
    [InlineData("#a", "#a", false)]
    [InlineData(" #a", "#a", true)]
    [InlineData("\n\n\na\n", "a", true)]
    [InlineData("", "a", false)]
    // One star, and the question mark, stay within a name.
    [InlineData("*", "a", true)]
    [InlineData("*", "a/b", true)]
    [InlineData("*.txt", "a.txt", true)]
    [InlineData("*.txt", ".txt", true)]
    [InlineData("*.txt", "atxt", false)]
    [InlineData("*.txt", "b/a.txt", false)]
    [InlineData("*/a", "b/a", true)]
    [InlineData("*/a", "a", false)]
    [InlineData("*/a", "c/b/a", false)]
    [InlineData("*/*/a", "c/b/a", true)]
    [InlineData("a?", "ab", true)]
    [InlineData("a?", "a", false)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("temp*", "temporary/file", true)]
    [InlineData("a?", "a\ud83d\ude00", true)]
    [InlineData("a??", "a\ud83d\ude00", false)]
    [InlineData("a*b", "a\ud83d\ude00b", true)]
    // Two stars do not.
    [InlineData("**", "a/b/c", true)]
    [InlineData("**/a", "a", true)]
    [InlineData("**/a", "b/a", true)]
    [InlineData("**/a", "c/b/a/d", true)]
    [InlineData("**/a", "ba", false)]
    [InlineData("**a", "ba", true)]
    [InlineData("**/*.txt", "a.txt", true)]
    [InlineData("**/*.txt", "c/b/a.txt", true)]
    [InlineData("a/**", "a", false)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("a/**/d", "a/d", true)]
    [InlineData("a/**/d", "a/b/c/d", true)]
    [InlineData("a/**/d", "a/b/cd", false)]
    [InlineData("a/**/*.txt", "a/b/c.txt", true)]
    [InlineData("a**c", "ab/c", true)]
    [InlineData("**/", "a", true)]
    // Characters.
    [InlineData("[ab]", "b", true)]
    [InlineData("[ab]", "c", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[^a-c]x", "bx", false)]
    [InlineData("[^a-c]x", "dx", true)]
    [InlineData("[a\\]]x", "]x", true)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "a", false)]
    [InlineData("a\\bc", "abc", true)]
    [InlineData("a.b", "axb", false)]
    [InlineData("a(b)+{c}|$", "a(b)+{c}|$", true)]
    [InlineData("a^*", "a^b", true)]
    // Exceptions: the last one that matches decides.
    [InlineData("*\n!a", "a", false)]
    [InlineData("*\n!a", "b", true)]
    [InlineData("!a\n*", "a", true)]
    [InlineData("*.md\n!README.md", "README.md", false)]
    [InlineData("*.md\n!README*.md\nREADME-secret.md", "README-secret.md", true)]
    [InlineData("*.md\nREADME-secret.md\n!README*.md", "README-secret.md", false)]
    [InlineData("a\n!a/b", "a/b", false)]
    [InlineData("a\n!a/b", "a/b/c", false)]
    [InlineData("a\n!a/b", "a/c", true)]
    [InlineData("a\n!a/b\na/b/c", "a/b/c", true)]
    [InlineData("**\n!**/keep", "a/b/keep", false)]
    [InlineData("a\n! a", "a", false)]
    [InlineData("a\n!/a", "a", false)]
    public void A_path_is_ignored_as_docker_ignores_it(string rules, string path, bool ignored) =>
        Assert.Equal(ignored, DockerIgnore.Parse(rules).IsIgnored(path));

    [Theory]
    [InlineData("!")]
    [InlineData("a\n! ")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("[]a]")]
    [InlineData("[^]")]
    [InlineData("[a-]")]
    [InlineData("[-a]")]
    [InlineData("[a")]
    [InlineData("[z-a]")]
    [InlineData("a\\")]
    public void What_is_no_pattern_is_refused(string rules) => Assert.Throws<FormatException>(() => DockerIgnore.Parse(rules));

    [Theory]
    [InlineData("a", "a", false)]
    [InlineData("a\n!b", "a", false)]
    [InlineData("a\n!a/b", "a", true)]
    [InlineData("a\n!a/b/c", "a/b", true)]
    [InlineData("a\n!a/b/c", "a/c", false)]
    [InlineData("a\n!ab/c", "a", false)]
    [InlineData("*\n!*/c", "a", true)]
    [InlineData("*\n!**/c", "a/b", true)]
    [InlineData("*\n!a/b/**", "a", true)]
    [InlineData("*\n!a/b/**", "c", false)]
    [InlineData("*\n!a/*.md", "a", true)]
    [InlineData("*\n!a/*.md", "node_modules", false)]
    [InlineData("*\n!*.md", "node_modules", false)]
    [InlineData("*\n!*/b/*.md", "a/c", false)]
    [InlineData("*\n!*/b/*.md", "a/b", true)]
    [InlineData("*\n!a/[b]/c", "a/c", true)]
    [InlineData("*\n!?/b", "\ud83d\ude00", true)]
    public void An_ignored_folder_is_walked_only_where_an_exception_may_be_below_it(string rules, string folder, bool walked) =>
        Assert.Equal(walked, DockerIgnore.Parse(rules).MayContainIncluded(folder));

    [Fact]
    public async Task A_pattern_with_many_stars_takes_no_longer_than_others()
    {
        var stars = string.Concat(Enumerable.Repeat("*a", 30));
        var folders = string.Concat(Enumerable.Repeat("**/a*/", 30));
        var rules = DockerIgnore.Parse($"{stars}b\n{folders}b");
        var path = string.Join('/', Enumerable.Repeat(new string('a', 60), 30));
        Assert.False(await Task.Run(() => rules.IsIgnored(path)).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void A_pattern_with_thousands_of_wildcards_is_refused() => Assert.Equal(
        $"The pattern that begins with '{string.Concat(Enumerable.Repeat("*a", 20))}' has too many wildcards.",
        Assert.Throws<FormatException>(() => DockerIgnore.Parse(string.Concat(Enumerable.Repeat("*a", 2000)))).Message);

    [Fact]
    public void Files_can_be_excepted_whatever_their_name_means_as_a_pattern()
    {
        var rules = DockerIgnore.Parse("*").Except("a*[b", "seen");
        Assert.False(rules.IsIgnored("a*[b"));
        Assert.True(rules.IsIgnored("axb"));
        Assert.False(rules.IsIgnored("seen"));
        Assert.True(DockerIgnore.Parse("sub").Except("other").IsIgnored("sub"));
    }
}
