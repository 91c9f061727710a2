using System.Formats.Tar;
using System.Globalization;
using System.Text;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Writes secrets and configs that are in no file into a container before it starts, as docker compose does.</summary>
/// <param name="engine">The engine.</param>
/// <param name="project">The project.</param>
internal sealed class FileContent(EngineSession engine, ProjectDefinition project)
{
    private const UnixFileMode ReadForAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Returns the path of a file in the container.</summary>
    public static string TargetOf(Compose.Model.FileMount file, bool isSecret)
    {
        var folder = isSecret ? "/run/secrets/" : "/";
        return file.Target.Length == 0 ? folder + file.Source
            : file.Target[0] == '/' || file.Target is [_, ':', ..] ? file.Target
            : folder + file.Target;
    }

    /// <summary>Writes the files of a service.</summary>
    public async Task WriteAsync(ServiceDefinition service, string container, CancellationToken cancellationToken)
    {
        await WriteAsync(service.Secrets, project.Secrets, isSecret: true, container, cancellationToken).ConfigureAwait(false);
        await WriteAsync(service.Configs, project.Configs, isSecret: false, container, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(
        IReadOnlyList<Compose.Model.FileMount> files,
        IReadOnlyDictionary<string, Compose.Model.ComposeFileObject> defined,
        bool isSecret,
        string container,
        CancellationToken cancellationToken)
    {
        foreach (var file in files.Where(file => defined[file.Source].Content.Length > 0))
        {
            var content = Encoding.UTF8.GetBytes(defined[file.Source].Content);
            await engine.Client.Containers.PutArchiveAsync(
                container,
                "/",
                (stream, token) => WriteTarAsync(stream, file, TargetOf(file, isSecret), content, token),
                ownedByUser: file.Uid.Length > 0 || file.Gid.Length > 0,
                cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task WriteTarAsync(
        Stream stream, Compose.Model.FileMount file, string target, byte[] content, CancellationToken cancellationToken)
    {
        var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
        await using (tar.ConfigureAwait(false))
        {
            var entry = new PaxTarEntry(TarEntryType.RegularFile, target.TrimStart('/'))
            {
                Mode = file.Mode is { } mode ? (UnixFileMode)(mode & 0xFFF) : ReadForAll,
                Uid = Number(file.Uid),
                Gid = Number(file.Gid),
                DataStream = new MemoryStream(content),
            };
            await tar.WriteEntryAsync(entry, cancellationToken).ConfigureAwait(false);
        }
    }

    private static int Number(string id) => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
