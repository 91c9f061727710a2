namespace DockerPS.Compose.Model;

/// <summary>Where the output of a container goes.</summary>
public sealed record LoggingOptions : ComposeElement
{
    /// <summary>The driver.</summary>
    public string Driver { get; init; } = "";

    /// <summary>The options of the driver.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = Dictionary.Empty<string>();
}
