namespace DockerPS.Operations;

/// <summary>Says which Compose project is to be read, and how.</summary>
internal sealed record ComposeSettings
{
    /// <summary>The full paths of the files; without any they are searched for.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The name of the project, if given.</summary>
    public string? ProjectName { get; init; }

    /// <summary>The folder that relative paths start from, if given.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>The active profiles.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>The full paths of the environment files.</summary>
    public IReadOnlyList<string> EnvironmentFiles { get; init; } = [];

    /// <summary>PowerShell's current location.</summary>
    public string Location { get; init; } = "";

    /// <summary>Indicates whether variables stay as they are.</summary>
    public bool NoInterpolate { get; init; }
}
