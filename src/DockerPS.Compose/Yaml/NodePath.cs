namespace DockerPS.Compose.Yaml;

/// <summary>The way from the top of a file to a value: keys, and <c>[]</c> for the items of a list.</summary>
internal sealed class NodePath
{
    private readonly string[] _parts;

    private NodePath(string[] parts) => _parts = parts;

    /// <summary>The step from a list to one of its items.</summary>
    public const string Item = "[]";

    /// <summary>The top of a file.</summary>
    public static NodePath Top { get; } = new([]);

    /// <summary>The number of steps.</summary>
    public int Length => _parts.Length;

    /// <summary>The last step.</summary>
    public string Last => _parts[^1];

    /// <summary>Returns the path one step down.</summary>
    public NodePath Next(string part) => new([.. _parts, part]);

    /// <summary>Returns the path without the steps of a merge key, which are not in the result.</summary>
    public NodePath WithoutMergeKey() => new([.. _parts.Where(part => part != "<<")]);

    /// <summary>Indicates whether the path has the form of a pattern, in which <c>*</c> stands for any step.</summary>
    public bool Matches(ReadOnlySpan<string> pattern)
    {
        if (pattern.Length != _parts.Length)
        {
            return false;
        }

        for (var index = 0; index < pattern.Length; index++)
        {
            if (pattern[index] != "*" && pattern[index] != _parts[index])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Indicates whether the paths are equal.</summary>
    public bool Matches(NodePath other) => Matches(other._parts);

    /// <summary>Returns the keys with dots in between.</summary>
    public override string ToString() =>
        _parts.Length == 0 ? "the file" : string.Join('.', _parts).Replace(".[", "[", StringComparison.Ordinal);
}
