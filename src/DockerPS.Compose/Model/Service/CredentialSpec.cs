namespace DockerPS.Compose.Model;

/// <summary>The credentials of a Windows container.</summary>
public sealed record CredentialSpec : ComposeElement
{
    /// <summary>The config with them.</summary>
    public string Config { get; init; } = "";

    /// <summary>The file with them.</summary>
    public string File { get; init; } = "";

    /// <summary>The value in the registry of Windows.</summary>
    public string Registry { get; init; } = "";
}
