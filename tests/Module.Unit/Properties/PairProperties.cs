using System.Text;
using CsCheck;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Tests.Fixtures;

namespace DockerPS.Tests.Properties;

public sealed class PairProperties
{
    private static readonly Gen<string> s_line = Gen.OneOf(
        Gen.Select(Texts.Word, Texts.Value, (key, value) => $"{key}={value}"),
        Gen.Select(Texts.Word, Texts.Value, (key, value) => $"  {key}={value}  "),
        Texts.Word.Select(comment => $"# {comment}"), Texts.Word.Select(comment => $"\t#{comment}=1"), Gen.Const(""), Gen.Const("  "),
            Gen.Const("EMPTY="));

    [Fact]
    public void PairsAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(Texts.Word, Gen.OneOf(Texts.None, Gen.Const(""), Texts.Value), (key, value) =>
            ($"{key}|{value ?? "(none)"}", value is null ? key : $"{key}={value}")),
        text => KeyValue.Parse(text) is var pair ? $"{pair.Key}|{pair.Value ?? "(none)"}" : "");

    [Fact]
    public void OtherTextsAreNoPairs() => Property.Agrees(
        Texts.Of("ab=", "a=", "=b", "=="),
        text => $"{KeyValue.Parse(text)}",
        text => text.Length == 0 || text[0] == '=' ? null : text);

    [Fact]
    public void NamesOfLabelsHaveNoSpaces() => Property.Agrees(
        Texts.Of("ab= \t", "a b", "a=b c", "="),
        text => Read(text, isLabel: true),
        text => text.Length == 0 || text[0] == '=' || text.Split('=')[0].Any(letter => letter is ' ' or '\t') ? null : text);

    [Fact]
    public void FiltersAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(Texts.Word, Texts.Value, (key, value) => ($"{key}={value}", $"{key}={value}")), text => Read(text, isLabel: false));

    [Fact]
    public void FilesAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(s_line.Array[0, 6], Gen.OneOfConst("\n", "\r\n"), Gen.Bool, (lines, end, hasMark) => (
            string.Join('\u0001', lines.Select(line => line.TrimStart()).Where(line => line.Length > 0 && line[0] != '#')),
            (hasMark ? "\uFEFF" : "") + string.Join(end, lines))),
        text => string.Join('\u0001', KeyValueFile.Parse(Encoding.UTF8.GetBytes(text), "file.env")));

    [Fact]
    public void FilesThatAreNotUtf8AreRefused() => Gen.Select(s_line, Gen.Byte[0x80, 0xBF]).Sample(
        (line, wrong) =>
        {
            var error = Record.Exception(() =>
                KeyValueFile.Parse([.. Encoding.UTF8.GetBytes($"{line}\nKEY="), wrong], "file.env").ToList());
            return error is FormatException && error.Message.Contains("Line 2 of 'file.env'");
        },
        iter: Property.Inputs);

    [Fact]
    public void AnyBytesAreReadAsFileOrRefused() => Gen.Byte.Array[0, 40].Sample(
        bytes => Record.Exception(() => KeyValueFile.Parse(bytes, "file.env").ToList()) is null or FormatException, iter: Property.Inputs);

    [Fact]
    public void NamesOfImagesAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(
            Gen.OneOfConst("", "localhost/", "localhost:5000/", "registry.example.com/", "10.0.0.5:5000/", "[fd00::5]:5000/"),
            Texts.Word.Array[1, 3], Gen.OneOf(Gen.Const(""), Texts.Word.Select(tag => $":{tag}")),
                Gen.OneOfConst("", $"@sha256:{new string('a', 64)}"),
            (domain, path, tag, digest) => ($"{tag}|{digest}", $"{domain}{string.Join('/', path)}{tag}{digest}")).Where(one =>
                !ImageName.IsId(one.Item2)),
        text => ImageName.Parse(text) is var name
            ? $"{(name.Tag is null ? "" : $":{name.Tag}")}|{(name.Digest is null ? "" : $"@{name.Digest}")}" : "");

    [Fact]
    public void OtherNamesOfImagesAreRefused() => Property.ReadsOrRefuses(
        Texts.Of("abAB019/:@._-", "web:2", "docker.io/", "@sha256:", "//", "::"), ImageName.Parse);

    [Fact]
    public void PlatformsAreReadAsTheyAreWritten() => Property.RoundTrips(
        Texts.Word.Array[2, 3].Select(parts => (string.Join('/', parts), string.Join('/', parts))), text =>
            ImagePlatform.Parse(text).ToString());

    private static string Read(string text, bool isLabel)
    {
        try
        {
            return string.Join(' ',
                ((object[])Session.Transform(new KeyValueTransformationAttribute { IsLabel = isLabel }, text)!).Cast<KeyValue>());
        }
        catch (System.Management.Automation.ArgumentTransformationMetadataException error)
        {
            throw new FormatException(error.Message, error);
        }
    }
}
