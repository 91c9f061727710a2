using DockerPS.Compose.Environment;
using DockerPS.Compose.Errors;
using DockerPS.Compose.Files;

namespace DockerPS.Compose.Loading;

/// <summary>The files and variables that a project is made of.</summary>
internal sealed class ProjectSources
{
    private static readonly string[] s_names = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    private static readonly string[] s_overrides =
        ["compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml"];

    private readonly ComposeOptions _options;
    private readonly Action<ComposeWarning> _warn;
    private IReadOnlyList<string> _environmentFiles = [];

    private ProjectSources(ComposeOptions options, Action<ComposeWarning> warn)
    {
        (_options, _warn) = (options, warn);
        Environment = new(options.Environment, (options.Environment as Dictionary<string, string>)?.Comparer ?? StringComparer.Ordinal);
        Files = [.. options.Files.Select(file => Full(file))];
    }

    /// <summary>The paths of the Compose files.</summary>
    public IReadOnlyList<string> Files { get; private set; }

    /// <summary>The folder that relative paths start from.</summary>
    public string Directory { get; private set; } = "";

    /// <summary>The variables of the process, then those of environment files.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>The environment files that were named explicitly.</summary>
    public IReadOnlyList<string> NamedEnvironmentFiles { get; private set; } = [];

    /// <summary>The profiles that are active.</summary>
    public IReadOnlyList<string> Profiles { get; private set; } = [];

    /// <summary>Finds the files, and reads the environment files.</summary>
    /// <exception cref="ComposeFileException">There is no Compose file, or an environment file is missing or incorrect.</exception>
    public static ProjectSources Find(ComposeOptions options, Action<ComposeWarning> warn)
    {
        var sources = new ProjectSources(options, warn);
        sources.Find();
        return sources;
    }

    private void Find()
    {
        NamedEnvironmentFiles = [.. (_options.EnvironmentFiles.Count > 0
            ? _options.EnvironmentFiles
            : Environment.GetValueOrDefault("COMPOSE_ENV_FILES", "").Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(Full)];
        _environmentFiles = NamedEnvironmentFiles;

        // The file .env can name the Compose files, and the folder of these can have another .env.
        ReadEnvironment();
        if (Files.Count == 0)
        {
            Files = Named() ?? Search();
            ReadEnvironment();
        }

        Directory = Folder();
        Profiles = _options.Profiles.Count > 0
            ? _options.Profiles
            : [.. Environment.GetValueOrDefault("COMPOSE_PROFILES", "").Split(',').Select(profile => profile.Trim())];
    }

    private string Full(string path) => Path.GetFullPath(path, _options.WorkingDirectory);

    private string Folder() => _options.ProjectDirectory is { Length: > 0 } folder ? Full(folder)
        : Files.Count > 0 ? Path.GetDirectoryName(Files[0])!
        : _options.WorkingDirectory;

    private void ReadEnvironment()
    {
        if (NamedEnvironmentFiles.Count == 0)
        {
            if (_options.Environment.TryGetValue("COMPOSE_DISABLE_ENV_FILE", out var disabled) && IsTrue(disabled))
            {
                return;
            }

            var file = Path.Combine(Folder(), ".env");
            _environmentFiles = File.Exists(file) ? [file] : _environmentFiles;
        }

        foreach (var (name, value) in EnvironmentFiles.Read(_environmentFiles, Environment))
        {
            Environment.TryAdd(name, value);
        }
    }

    private static bool IsTrue(string value) => value switch
    {
        "1" or "t" or "T" or "TRUE" or "true" or "True" => true,
        "0" or "f" or "F" or "FALSE" or "false" or "False" => false,
        _ => throw new ComposeFileException(
            ComposeFailure.InvalidValue, SourcePosition.None, $"The variable COMPOSE_DISABLE_ENV_FILE has the value '{value}'.",
            "Set it to true or false, or remove it."),
    };

    private List<string>? Named()
    {
        if (!Environment.TryGetValue("COMPOSE_FILE", out var files))
        {
            return null;
        }

        var separator = Environment.GetValueOrDefault("COMPOSE_PATH_SEPARATOR", "");
        var paths = files.Split(separator.Length > 0 ? separator : Path.PathSeparator.ToString()).Select(Full).ToList();
        return paths.Find(path => !File.Exists(path)) is { } missing
            ? throw SourceFile.NotFound(missing, SourcePosition.None, "file of the variable COMPOSE_FILE")
            : paths;
    }

    private List<string> Search()
    {
        var start = Folder();
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (First(folder, s_names) is { } file)
            {
                return First(folder, s_overrides) is { } second ? [file, second] : [file];
            }
        }

        throw new ComposeFileException(
            ComposeFailure.FileNotFound, SourcePosition.None, $"Neither '{start}' nor a folder above it has a Compose file.",
            $"Name the file, or create one of {string.Join(", ", s_names)}.");
    }

    private string? First(string folder, string[] names)
    {
        var found = names.Select(name => Path.Combine(folder, name)).Where(File.Exists).ToList();
        if (found.Count > 1)
        {
            var others = string.Join(", ", found.Skip(1).Select(file => $"'{file}'"));
            _warn(new(SourcePosition.None, $"'{found[0]}' is used, and not {others}."));
        }

        return found.FirstOrDefault();
    }
}
