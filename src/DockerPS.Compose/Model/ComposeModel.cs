namespace DockerPS.Compose.Model;

/// <summary>An AI model.</summary>
public sealed record ComposeModel : ComposeElement
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The reference of the model.</summary>
    public string Model { get; init; } = "";

    /// <summary>The size of the context in tokens.</summary>
    public long ContextSize { get; init; }

    /// <summary>The arguments of the inference engine.</summary>
    public IReadOnlyList<string> RuntimeFlags { get; init; } = [];
}
