namespace DockerPS.Compose.Model;

/// <summary>A rule for changes of sources.</summary>
public sealed record WatchTrigger : ComposeElement
{
    /// <summary>The path to watch.</summary>
    public string Path { get; init; } = "";

    /// <summary>The action.</summary>
    public string Action { get; init; } = "";

    /// <summary>The path in the container.</summary>
    public string Target { get; init; } = "";

    /// <summary>The command to run.</summary>
    public ServiceHook? Exec { get; init; }

    /// <summary>The patterns to watch.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>The patterns to leave out.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Indicates whether files are copied at the start.</summary>
    public bool InitialSync { get; init; }
}
