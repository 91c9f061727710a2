namespace DockerPS.Compose.Model;

/// <summary>A command that runs in a container after its start or before its end.</summary>
public sealed record ServiceHook : ComposeElement
{
    /// <summary>The command.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The user.</summary>
    public string User { get; init; } = "";

    /// <summary>Indicates whether it has all privileges.</summary>
    public bool Privileged { get; init; }

    /// <summary>The folder.</summary>
    public string WorkingDirectory { get; init; } = "";

    /// <summary>The variables.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = Dictionary.Empty<string?>();
}
