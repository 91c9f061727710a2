using DockerPS.Compose.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DockerPS.Compose.Yaml;

/// <summary>Reads the documents of a YAML file as they are written.</summary>
internal sealed class RawReader
{
    private const string YamlTags = "tag:yaml.org,2002:";
    private const int MostLevels = 100;

    private readonly string _path;
    private readonly Parser _parser;
    private readonly Dictionary<string, RawNode> _anchors = new(StringComparer.Ordinal);

    private RawReader(string path, string text)
    {
        _path = path;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>Reads all documents of a file.</summary>
    /// <exception cref="ComposeFileException">The file is not correct YAML.</exception>
    public static IReadOnlyList<RawNode> Read(string path, string text)
    {
        var reader = new RawReader(path, text);
        try
        {
            return reader.Documents();
        }
        catch (YamlException error)
        {
            throw Fault(new(path, (int)error.Start.Line, (int)error.Start.Column), text, error.Message, error);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // Some faults are too much for the parser.
            throw Fault(reader.LastPosition, text, "It cannot be parsed from here on", error);
        }
    }

    private SourcePosition LastPosition =>
        _parser.Current is { } item ? new(_path, (int)item.End.Line, (int)item.End.Column) : new(_path, 1, 1);

    private static ComposeFileException Fault(SourcePosition position, string text, string words, Exception error)
    {
        // The parser says where the mapping starts.
        var lines = text.Split('\n');
        var tab = words.Contains("tab as indentation", StringComparison.Ordinal)
            ? Array.FindIndex(lines, line => line.AsSpan().TrimStart(' ') is ['\t', ..])
            : -1;
        return tab >= 0
            ? new(
                ComposeFailure.Syntax, new(position.Path, tab + 1, lines[tab].IndexOf('\t', StringComparison.Ordinal) + 1),
                "The file is not correct YAML: A tab indents the line.", "Indent with spaces.", error)
            : new(
                ComposeFailure.Syntax, position, $"The file is not correct YAML: {words.TrimEnd('.')}.",
                "Check the indentation and the quotation marks there and in the lines above it.", error);
    }

    private List<RawNode> Documents()
    {
        List<RawNode> documents = [];
        _parser.Consume<StreamStart>();
        while (!_parser.TryConsume<StreamEnd>(out _))
        {
            _anchors.Clear();
            _parser.Consume<DocumentStart>();
            documents.Add(Value(0));
            _parser.Consume<DocumentEnd>();
        }

        return documents;
    }

    private RawNode Value(int level)
    {
        if (level > MostLevels)
        {
            throw new ComposeFileException(
                ComposeFailure.Syntax, At(_parser.Current!), $"The file has more than {MostLevels} levels.", "Use fewer levels.");
        }

        switch (_parser.Consume<ParsingEvent>())
        {
            case Scalar scalar:
                return Remember(scalar, new RawNode(RawKind.Scalar, At(scalar))
                {
                    Tag = Tag(scalar),
                    Text = scalar.Value,
                    IsPlain = scalar.Style == ScalarStyle.Plain,
                });
            case AnchorAlias alias:
                return _anchors.TryGetValue(alias.Value.Value, out var target)
                    ? new RawNode(RawKind.Alias, At(alias)) { Target = target }
                    : throw new ComposeFileException(
                        ComposeFailure.Syntax, At(alias), $"The alias '*{alias.Value}' refers to an anchor that does not exist.",
                        $"Define it above, with '&{alias.Value}'.");
            case SequenceStart start:
                var list = Remember(start, new RawNode(RawKind.Sequence, At(start)) { Tag = Tag(start) });
                while (!_parser.TryConsume<SequenceEnd>(out _))
                {
                    list.Children.Add(Value(level + 1));
                }

                return list;
            case MappingStart start:
                var map = Remember(start, new RawNode(RawKind.Mapping, At(start)) { Tag = Tag(start) });
                while (!_parser.TryConsume<MappingEnd>(out _))
                {
                    map.Children.Add(Value(level + 1));
                }

                return map;
            case var other:
                throw new YamlException(other.Start, other.End, "A value is missing.");
        }
    }

    private RawNode Remember(NodeEvent node, RawNode raw)
    {
        if (!node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor.Value] = raw;
        }

        return raw;
    }

    private SourcePosition At(ParsingEvent item) => new(_path, (int)item.Start.Line, (int)item.Start.Column);

    private static string Tag(NodeEvent node)
    {
        if (node.Tag.IsEmpty || node.Tag.IsNonSpecific)
        {
            return "";
        }

        var tag = node.Tag.Value;
        return tag.StartsWith(YamlTags, StringComparison.Ordinal) ? $"!!{tag[YamlTags.Length..]}" : tag;
    }
}
