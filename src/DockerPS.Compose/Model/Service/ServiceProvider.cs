namespace DockerPS.Compose.Model;

/// <summary>A program that provides a service instead of a container.</summary>
public sealed record ServiceProvider : ComposeElement
{
    /// <summary>The name of the program.</summary>
    public string Type { get; init; } = "";

    /// <summary>The options.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Options { get; init; } = Dictionary.Empty<IReadOnlyList<string>>();
}
