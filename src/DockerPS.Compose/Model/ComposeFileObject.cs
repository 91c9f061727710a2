namespace DockerPS.Compose.Model;

/// <summary>A config or a secret.</summary>
public sealed record ComposeFileObject : ComposeElement
{
    /// <summary>The name in the engine.</summary>
    public string Name { get; init; } = "";

    /// <summary>The path of the file with the content.</summary>
    public string File { get; init; } = "";

    /// <summary>The variable with the content.</summary>
    public string Environment { get; init; } = "";

    /// <summary>The content, also if it comes from a variable.</summary>
    public string Content { get; init; } = "";

    /// <summary>Indicates whether it exists outside of the project.</summary>
    public bool External { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = Dictionary.Empty<string>();

    /// <summary>The driver of the secret.</summary>
    public string Driver { get; init; } = "";

    /// <summary>The options of the driver.</summary>
    public IReadOnlyDictionary<string, string> DriverOptions { get; init; } = Dictionary.Empty<string>();

    /// <summary>The driver that fills in a template.</summary>
    public string TemplateDriver { get; init; } = "";
}
