using DockerPS.Compose.Errors;

namespace DockerPS.Compose.Model;

/// <summary>Base of what is defined by a mapping in a Compose file.</summary>
public abstract record ComposeElement
{
    /// <summary>The values of keys that start with <c>x-</c>: strings, numbers, booleans, nulls, lists and dictionaries.</summary>
    public IReadOnlyDictionary<string, object?> Extensions { get; init; } = Dictionary.Empty<object?>();

    /// <summary>The place where it is defined.</summary>
    public SourcePosition Position { get; init; }
}
