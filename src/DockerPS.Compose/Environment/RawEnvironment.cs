using DockerPS.Compose.Errors;

namespace DockerPS.Compose.Environment;

/// <summary>Reads environment files of the format raw: each line is <c>NAME=value</c>, and the value is taken as it is.</summary>
internal static class RawEnvironment
{
    /// <summary>Adds the variables of a file to others. A name alone takes the value of the lookup.</summary>
    /// <exception cref="ComposeFileException">A name is empty or contains a space.</exception>
    public static void Read(string path, string text, IDictionary<string, string> values, Func<string, string?> lookup)
    {
        var number = 0;
        foreach (var ending in text.TrimStart('\ufeff').Split('\n'))
        {
            number++;
            var line = ending.TrimEnd('\r').TrimStart();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? line : line[..equals];
            if (name.Length == 0 || name.Any(char.IsWhiteSpace))
            {
                throw new ComposeFileException(
                    ComposeFailure.EnvironmentFile, new(path, number, 1),
                    name.Length == 0 ? "A variable has no name." : $"The name '{name}' contains a space.", "Write NAME=value.");
            }

            if (equals >= 0 || lookup(name) is not null)
            {
                values[name] = equals >= 0 ? line[(equals + 1)..] : lookup(name)!;
            }
        }
    }
}
