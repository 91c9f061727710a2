using System.Text;
using DockerPS.Engine.Archives;

namespace DockerPS.Operations;

/// <summary>What is built: a folder, a tar, what stands at an address, or only a Dockerfile.</summary>
/// <param name="Title">What it is called in messages.</param>
/// <param name="Context">What is sent; null for an address.</param>
/// <param name="Remote">The address that the engine fetches.</param>
/// <param name="Dockerfile">The Dockerfile in it; null for the usual one.</param>
internal sealed record BuildSource(string Title, BuildContext? Context, string? Remote, string? Dockerfile)
{
    private static readonly string[] s_remote = ["http://", "https://", "git://", "git@", "github.com/"];

    /// <summary>Finds it.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="resolve">Returns the full path of one that is relative to the session's location.</param>
    /// <param name="options">How the context is read.</param>
    /// <exception cref="FormatException">The parameters contradict each other, or a path is of no file system.</exception>
    /// <exception cref="ArchiveException">A path is not there.</exception>
    public static BuildSource Find(BuildSettings settings, Func<string, string> resolve, CopyOptions options)
    {
        var content = settings.DockerfileContent is { } lines ? Encoding.UTF8.GetBytes(string.Join('\n', lines)) : null;
        if (content is not null && settings.Dockerfile is not null)
        {
            throw new FormatException("-Dockerfile and -DockerfileContent are two Dockerfiles; give one of them.");
        }

        if (settings.Path is not { } path)
        {
            return content is null
                ? throw new FormatException(
                    "There is nothing to build: give -Path (a folder with a Dockerfile, a tar file, an address), -DockerfileContent, or "
                    + "-FromContainer.")
                : Of("Dockerfile", BuildContext.FromDockerfile(content));
        }

        if (Array.Exists(s_remote, start => path.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
        {
            return content is null
                ? new(path, null, path, settings.Dockerfile)
                : throw new FormatException(
                    "-DockerfileContent goes with a folder, or stands alone; what is at an address has a Dockerfile of its own.");
        }

        var full = resolve(path);
        if (File.Exists(full))
        {
            return content is null
                ? Of(full, BuildContext.FromArchive(full, settings.Dockerfile, options))
                : throw new FormatException("-DockerfileContent goes with a folder, or stands alone; a tar has a Dockerfile of its own.");
        }

        return Of(full, content is not null
            ? BuildContext.FromFolderWith(full, content, options)
            : BuildContext.FromFolder(full, settings.Dockerfile is { } file ? resolve(file) : null, options));
    }

    private static BuildSource Of(string title, BuildContext context) => new(title, context, null, context.Dockerfile);
}
