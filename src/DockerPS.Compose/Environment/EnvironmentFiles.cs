using DockerPS.Compose.Errors;
using DockerPS.Compose.Files;

namespace DockerPS.Compose.Environment;

/// <summary>Reads environment files of a project.</summary>
internal static class EnvironmentFiles
{
    /// <summary>Returns the variables of files; later files go before earlier ones, and the environment is used in their values.</summary>
    /// <exception cref="ComposeFileException">A file does not exist, or is written incorrectly.</exception>
    public static Dictionary<string, string> Read(IEnumerable<string> paths, IReadOnlyDictionary<string, string> environment)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            DotEnv.Read(path, SourceFile.ReadText(path, SourcePosition.None, "environment file"), values, environment.GetValueOrDefault);
        }

        return values;
    }
}
