using DockerPS.Compose.Errors;

namespace DockerPS.Compose.Yaml;

/// <summary>A value of a Compose file, with its place.</summary>
internal abstract class Node(SourcePosition position)
{
    /// <summary>The place of the value.</summary>
    public SourcePosition Position { get; } = position;

    /// <summary>Returns a copy that shares nothing with this one.</summary>
    public abstract Node Clone();

    /// <summary>Indicates whether two values are equal, wherever they are.</summary>
    public abstract bool ValueEquals(Node other);
}
