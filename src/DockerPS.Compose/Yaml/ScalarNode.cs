using DockerPS.Compose.Errors;
using DockerPS.Compose.Values;

namespace DockerPS.Compose.Yaml;

/// <summary>A single value: a string, long, ulong, double, float, bool or null.</summary>
internal sealed class ScalarNode(object? value, SourcePosition position) : Node(position)
{
    /// <summary>The value.</summary>
    public object? Value { get; } = value;

    /// <summary>The value if it is a string.</summary>
    public string? Text => Value as string;

    /// <summary>The value in the form that Compose gives it as a string; null is empty.</summary>
    public string Display => GoFormat.Value(Value);

    /// <inheritdoc/>
    public override Node Clone() => this;

    /// <inheritdoc/>
    public override bool ValueEquals(Node other) => other is ScalarNode scalar && Equals(Value, scalar.Value);
}
