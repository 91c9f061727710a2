using DockerPS.Compose.Errors;

namespace DockerPS.Compose.Yaml;

/// <summary>Reads YAML files, and resolves aliases, merge keys, and the tags !reset and !override.</summary>
internal sealed class YamlReader
{
    /// <summary>The most nodes of a file after its aliases are resolved; a small file can stand for billions.</summary>
    private const int MostNodes = 1_000_000;

    private readonly List<NodePath> _resets = [];
    private readonly HashSet<RawNode> _open = new(ReferenceEqualityComparer.Instance);
    private int _nodes;

    /// <summary>Reads all documents of a file.</summary>
    /// <exception cref="ComposeFileException">The file is not correct YAML.</exception>
    public static IReadOnlyList<YamlDocument> Read(string path, string text) => [.. RawReader.Read(path, text).Select(raw =>
    {
        var reader = new YamlReader();
        var root = reader.Resolve(raw, NodePath.Top);
        return new YamlDocument(root, reader._resets);
    })];

    private Node? Resolve(RawNode raw, NodePath path)
    {
        if (++_nodes > MostNodes)
        {
            throw new ComposeFileException(
                ComposeFailure.Syntax, raw.Position, $"The aliases of the file stand for more than {MostNodes} values.",
                "Use fewer aliases of aliases.");
        }

        switch (raw.Tag)
        {
            case "!reset":
                _resets.Add(path);
                return null;
            case "!override":
                _resets.Add(path);
                break;
        }

        if (raw.Kind == RawKind.Scalar)
        {
            return new ScalarNode(ScalarRules.Resolve(raw), raw.Position);
        }

        if (!_open.Add(raw))
        {
            throw new ComposeFileException(
                ComposeFailure.Cycle, raw.Position, $"The anchor at {path} contains an alias of itself.", "Remove that alias.");
        }

        var resolved = raw.Kind switch
        {
            RawKind.Alias => Resolve(raw.Target!, path),
            RawKind.Sequence => List(raw, path),
            _ => Map(raw, path),
        };
        _open.Remove(raw);
        return resolved;
    }

    private SequenceNode List(RawNode raw, NodePath path)
    {
        var list = new SequenceNode(raw.Position);
        for (var index = 0; index < raw.Children.Count; index++)
        {
            if (Resolve(raw.Children[index], path.Next($"[{index}]")) is { } item)
            {
                list.Items.Add(item);
            }
        }

        return list;
    }

    private MappingNode Map(RawNode raw, NodePath path)
    {
        var map = new MappingNode(raw.Position);
        var seen = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        List<MappingNode> merged = [];
        for (var index = 0; index < raw.Children.Count; index += 2)
        {
            var (key, value) = (Key(raw.Children[index], path), raw.Children[index + 1]);
            var position = raw.Children[index].Position;
            if (!seen.TryAdd(key, position))
            {
                throw new ComposeFileException(
                    ComposeFailure.DuplicateKey, position, $"The key '{key}' of {path} is already defined in line {seen[key].Line}.",
                    key == "<<" ? "Merge several mappings as a list: '<<: [*one, *two]'." : "Remove one of them.");
            }

            if (key == "<<" && raw.Children[index].IsPlain)
            {
                Merge(Resolve(value, path), value.Position, merged);
            }
            else if (Resolve(value, path.Next(key)) is { } resolved)
            {
                map.Set(key, resolved, position);
            }
        }

        // Keys of the mapping itself win, then those of mappings that are merged first.
        foreach (var (key, value, position) in merged.SelectMany(from => from.Pairs.Select(p => (p.Key, p.Value, from.PositionOf(p.Key)))))
        {
            if (!map.Has(key))
            {
                map.Set(key, value, position);
            }
        }

        return map;
    }

    private static void Merge(Node? value, SourcePosition position, List<MappingNode> merged)
    {
        if (value is MappingNode single)
        {
            merged.Add(single);
        }
        else if (value is SequenceNode list && list.Items.All(item => item is MappingNode))
        {
            merged.AddRange(list.Items.Cast<MappingNode>());
        }
        else if (value is not null)
        {
            throw new ComposeFileException(
                ComposeFailure.InvalidValue, position, "The merge key '<<' needs a mapping or a list of mappings.",
                "Use an alias of a mapping, like '<<: *defaults'.");
        }
    }

    /// <summary>Returns a key. Only strings are allowed, so that 80 and "80" cannot be confused.</summary>
    private static string Key(RawNode raw, NodePath path)
    {
        var key = raw.Kind == RawKind.Alias ? raw.Target! : raw;
        return key.Kind != RawKind.Scalar
            ? throw new ComposeFileException(
                ComposeFailure.InvalidValue, raw.Position, $"A key of {path} is not a single value.",
                "Put the key in quotation marks if it starts with '[' or '{'.")
            : ScalarRules.Resolve(key) is not string
            ? throw new ComposeFileException(
                ComposeFailure.InvalidValue, raw.Position, $"The key '{key.Text}' of {path} is not a string.",
                $"Put it in quotation marks: '{key.Text}'.")
            : key.Text;
    }
}
