using DockerPS.Compose.Errors;
using DockerPS.Compose.Writing;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Tests.Yaml;

public class YamlReaderTests
{
    private static string Json(string text) => JsonText.Of(Assert.Single(YamlReader.Read("test.yaml", text)).Root!, indented: false);

    private static string Fault(string text)
    {
        var fault = Assert.Throws<ComposeFileException>(() => YamlReader.Read("test.yaml", text));
        return $"{fault.Line}:{fault.Column} {fault.Failure}: {fault.Fact}";
    }

    [Theory]
    [InlineData("[1, 0x1f, 0o17, 017, 0b11, 1_000, +5, -5]", "[1,31,15,15,3,1000,5,-5]")]
    [InlineData("[1.5, .5, 1e3, 1.0, 12e, 1.2.3]", "[1.5,0.5,1000,1,\"12e\",\"1.2.3\"]")]
    [InlineData("[true, True, yes, on, ~, null, Null, nil]", "[true,true,\"yes\",\"on\",null,null,null,\"nil\"]")]
    [InlineData("['1', \"true\", !!str 1, !!int \"1\", !!float 1]", "[\"1\",\"true\",\"1\",1,1]")]
    [InlineData("[08, 0x, 12:30, 1-2, 18446744073709551615, 99999999999999999999]",
        "[8,\"0x\",\"12:30\",\"1-2\",18446744073709551615,100000000000000000000]")]
    [InlineData("a: |\n  b\n   c\nd: >-\n  e\n  f\n", "{\"a\":\"b\\n c\\n\",\"d\":\"e f\"}")]
    [InlineData("a:\nb: {}\nc: []\n", "{\"a\":null,\"b\":{},\"c\":[]}")]
    public void Values_have_the_types_of_Compose(string text, string json) => Assert.Equal(json, Json(text));

    [Theory]
    [InlineData("a: &x {p: 1}\nb: *x", "{\"a\":{\"p\":1},\"b\":{\"p\":1}}")]
    [InlineData("x: &x {p: 1, q: 2}\nb: {q: 3, <<: *x}", "{\"x\":{\"p\":1,\"q\":2},\"b\":{\"q\":3,\"p\":1}}")]
    [InlineData("x: &x {p: 1}\ny: &y {p: 2, q: 2}\nb: {<<: [*x, *y]}", "{\"x\":{\"p\":1},\"y\":{\"p\":2,\"q\":2},\"b\":{\"p\":1,\"q\":2}}")]
    [InlineData("a: &x 1\n*x : 2", "")]
    public void Aliases_and_merge_keys_are_resolved(string text, string json)
    {
        if (json.Length > 0)
        {
            Assert.Equal(json, Json(text));
        }
        else
        {
            Assert.StartsWith("2:1 InvalidValue", Fault(text), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a: 1\na: 2", "2:1 DuplicateKey: The key 'a' of the file is already defined in line 1.")]
    [InlineData("a:\n  b: 1\n  c: 1\n  b: 2", "4:3 DuplicateKey: The key 'b' of a is already defined in line 2.")]
    [InlineData("x: &x {}\na: {<<: *x, <<: *x}", "2:13 DuplicateKey: The key '<<' of a is already defined in line 2.")]
    [InlineData("a: {80: x}", "1:5 InvalidValue: The key '80' of a is not a string.")]
    [InlineData("a: {true: x}", "1:5 InvalidValue: The key 'true' of a is not a string.")]
    [InlineData("a: {? [b] : x}", "1:7 InvalidValue: A key of a is not a single value.")]
    [InlineData("a: *x", "1:4 Syntax: The alias '*x' refers to an anchor that does not exist.")]
    [InlineData("a: &x {b: *x}", "1:4 Cycle: The anchor at a.b contains an alias of itself.")]
    [InlineData("a: {<<: 1}", "1:9 InvalidValue: The merge key '<<' needs a mapping or a list of mappings.")]
    [InlineData("a: !!int x", "1:4 InvalidValue: 'x' does not fit its tag !!int.")]
    [InlineData("a:\n\tb: 1", "2:1 Syntax: The file is not correct YAML: A tab indents the line.")]
    [InlineData("a: b: c", "1:5 Syntax: The file is not correct YAML: While scanning a plain scalar value, found invalid mapping.")]
    [InlineData("a: [1, 2\nb: 3\n", "1:6 Syntax: The file is not correct YAML: It cannot be parsed from here on.")]
    public void Faults_have_a_place(string text, string fault) => Assert.Equal(fault, Fault(text));

    [Fact]
    public void Every_value_knows_its_place()
    {
        var file = (MappingNode)Assert.Single(YamlReader.Read("test.yaml", "a:\n  - b: c\n")).Root!;
        var item = (MappingNode)((SequenceNode)file["a"]!).Items[0];
        Assert.Equal(new SourcePosition("test.yaml", 2, 8), item["b"]!.Position);
        Assert.Equal(new SourcePosition("test.yaml", 2, 5), item.PositionOf("b"));
    }

    [Fact]
    public void Tags_drop_values_of_files_before()
    {
        var document = Assert.Single(YamlReader.Read("test.yaml", "a: {b: !reset null, c: !override [1], d: 2}"));
        Assert.Equal(["a.b", "a.c"], document.Resets.Select(path => path.ToString()));
        Assert.Equal("{\"a\":{\"c\":[1],\"d\":2}}", JsonText.Of(document.Root!, indented: false));
    }

    [Fact]
    public void Aliases_of_aliases_cannot_fill_the_memory()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 9).Select(level =>
            $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n"));
        Assert.Contains("stand for more than", Fault(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_levels_are_refused() =>
        Assert.Contains("levels", Fault(new string('[', 5000) + new string(']', 5000)), StringComparison.Ordinal);
}
