using DockerPS.Compose.Errors;

namespace DockerPS.Compose.Yaml;

/// <summary>The kinds of nodes in a YAML document.</summary>
internal enum RawKind
{
    /// <summary>A single value.</summary>
    Scalar,

    /// <summary>A list.</summary>
    Sequence,

    /// <summary>Keys and values, one after the other.</summary>
    Mapping,

    /// <summary>A reference to an anchor.</summary>
    Alias,
}

/// <summary>A node as it is written, before aliases, merge keys and tags are resolved.</summary>
internal sealed record RawNode(RawKind Kind, SourcePosition Position)
{
    /// <summary>The tag, with the prefix of YAML's own ones as <c>!!</c>; empty if there is none.</summary>
    public string Tag { get; init; } = "";

    /// <summary>The text of a scalar.</summary>
    public string Text { get; init; } = "";

    /// <summary>Indicates whether a scalar is written without quotation marks.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The items of a list, or keys and values in turn.</summary>
    public List<RawNode> Children { get; } = [];

    /// <summary>What an alias refers to.</summary>
    public RawNode? Target { get; init; }
}
