using DockerPS.Compose.Errors;

namespace DockerPS.Compose.Yaml;

/// <summary>A list of values.</summary>
internal sealed class SequenceNode(SourcePosition position, IEnumerable<Node>? items = null) : Node(position)
{
    /// <summary>The values.</summary>
    public List<Node> Items { get; } = items is null ? [] : [.. items];

    /// <inheritdoc/>
    public override Node Clone() => new SequenceNode(Position, Items.Select(item => item.Clone()));

    /// <inheritdoc/>
    public override bool ValueEquals(Node other) =>
        other is SequenceNode list && list.Items.Count == Items.Count
        && Items.Zip(list.Items).All(pair => pair.First.ValueEquals(pair.Second));
}
