namespace DockerPS.Compose.Model;

/// <summary>An environment file of a service.</summary>
public sealed record EnvironmentFile
{
    /// <summary>The path.</summary>
    public string Path { get; init; } = "";

    /// <summary>Indicates whether it is an error if the file is missing.</summary>
    public bool Required { get; init; }

    /// <summary>The format; empty for that of Compose.</summary>
    public string Format { get; init; } = "";
}
