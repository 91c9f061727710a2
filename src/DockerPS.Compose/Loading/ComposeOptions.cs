namespace DockerPS.Compose.Loading;

/// <summary>Says which project is to be loaded, and how.</summary>
public sealed record ComposeOptions
{
    /// <summary>The Compose files; later ones are merged into earlier ones. Without any they are searched for.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The name of the project; null for the one that the environment, the files or the folder give it.</summary>
    public string? ProjectName { get; init; }

    /// <summary>The folder that relative paths start from; null for that of the first file.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>The profiles that are active; without any those of COMPOSE_PROFILES.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>The environment files; without any those of COMPOSE_ENV_FILES, or .env.</summary>
    public IReadOnlyList<string> EnvironmentFiles { get; init; } = [];

    /// <summary>The folder where the search for files starts, and from which the paths above are relative.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The variables of the process.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Indicates whether environment files of services are read into their variables, and then no longer listed.</summary>
    public bool ResolveServiceEnvironment { get; init; } = true;

    /// <summary>Returns the variables of this process.</summary>
    public static IReadOnlyDictionary<string, string> ProcessEnvironment()
    {
        var comparer = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var values = new Dictionary<string, string>(comparer);
        foreach (System.Collections.DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
        {
            values[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return values;
    }
}
