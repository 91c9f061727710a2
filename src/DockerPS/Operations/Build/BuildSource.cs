using System.Text;
using DockerPS.Engine.Archives;

namespace DockerPS.Operations;

/// <summary>The source of a build: a folder, a tar file, a URL, or only a Dockerfile.</summary>
/// <param name="Title">The name in messages.</param>
/// <param name="Context">The build context to send; null for a URL.</param>
/// <param name="Remote">The URL that the engine fetches.</param>
/// <param name="Dockerfile">The path of the Dockerfile in the context; null for the default.</param>
internal sealed record BuildSource(string Title, BuildContext? Context, string? Remote, string? Dockerfile)
{
    private static readonly string[] s_remote = ["http://", "https://", "git://", "git@", "github.com/"];

    /// <summary>Finds the source in the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="resolve">Resolves a path against the location of the session.</param>
    /// <param name="options">The options for reading the context.</param>
    /// <exception cref="FormatException">The parameters contradict each other, or a path is not in a file system.</exception>
    /// <exception cref="ArchiveException">A path does not exist.</exception>
    public static BuildSource Find(BuildSettings settings, Func<string, string> resolve, CopyOptions options)
    {
        var content = settings.DockerfileContent is { } lines ? Encoding.UTF8.GetBytes(string.Join('\n', lines)) : null;
        if (content is not null && settings.Dockerfile is not null)
        {
            throw new FormatException("-Dockerfile and -DockerfileContent cannot be used together.");
        }

        if (settings.Path is not { } path)
        {
            return content is null
                ? throw new FormatException(
                    "There is nothing to build. Specify -Path (a folder with a Dockerfile, a tar file, or a URL), -DockerfileContent, "
                    + "or -FromContainer.")
                : Of("Dockerfile", BuildContext.FromDockerfile(content));
        }

        if (Array.Exists(s_remote, start => path.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
        {
            return content is null
                ? new(path, null, path, settings.Dockerfile)
                : throw new FormatException(
                    "-DockerfileContent can be used alone or with a folder; a URL has its own Dockerfile.");
        }

        var full = resolve(path);
        if (File.Exists(full))
        {
            return content is null
                ? Of(full, BuildContext.FromArchive(full, settings.Dockerfile, options))
                : throw new FormatException("-DockerfileContent can be used alone or with a folder; a tar file has its own Dockerfile.");
        }

        return Of(full, content is not null
            ? BuildContext.FromFolderWith(full, content, options)
            : BuildContext.FromFolder(full, settings.Dockerfile is { } file ? resolve(file) : null, options));
    }

    private static BuildSource Of(string title, BuildContext context) => new(title, context, null, context.Dockerfile);
}
