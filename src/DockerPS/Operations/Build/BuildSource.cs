using System.Text;
using DockerPS.Commands;
using DockerPS.Engine.Archives;
using DockerPS.Parameters;

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
    /// <exception cref="FormatException">The parameters contradict each other, or a path is of no file system.</exception>
    /// <exception cref="ArchiveException">A path is not there.</exception>
    public static BuildSource Find(ImageBuildCmdlet command, CopyOptions options)
    {
        var content = command.DockerfileContent is { } lines ? Encoding.UTF8.GetBytes(string.Join('\n', lines)) : null;
        if (content is not null && command.Dockerfile is not null)
        {
            throw new FormatException("-Dockerfile and -DockerfileContent are two Dockerfiles; give one of them.");
        }

        if (command.Path is not { } path)
        {
            return content is null
                ? throw new FormatException("There is nothing to build: give -Path (a folder with a Dockerfile, a tar file, an address), -DockerfileContent, or -FromContainer.")
                : Of("Dockerfile", BuildContext.FromDockerfile(content));
        }

        if (Array.Exists(s_remote, start => path.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
        {
            return content is null
                ? new(path, null, path, command.Dockerfile)
                : throw new FormatException("-DockerfileContent goes with a folder, or stands alone; what is at an address has a Dockerfile of its own.");
        }

        var full = HostPath.Resolve(path, command.SessionState);
        if (File.Exists(full))
        {
            return content is null
                ? Of(full, BuildContext.FromArchive(full, command.Dockerfile, options))
                : throw new FormatException("-DockerfileContent goes with a folder, or stands alone; a tar has a Dockerfile of its own.");
        }

        return Of(full, content is not null
            ? BuildContext.FromFolderWith(full, content, options)
            : BuildContext.FromFolder(full, command.Dockerfile is { } file ? HostPath.Resolve(file, command.SessionState) : null, options));
    }

    private static BuildSource Of(string title, BuildContext context) => new(title, context, null, context.Dockerfile);
}
