using DockerPS.Engine.Archives;
using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>The kind of archive that a command accepts.</summary>
/// <param name="Advice">The advice if an archive is refused.</param>
/// <param name="MayBeEmpty">Whether an archive without entries is accepted.</param>
/// <param name="MayBeText">Whether plain text is accepted as well.</param>
internal sealed record AcceptedArchive(string Advice, bool MayBeEmpty = false, bool MayBeText = false)
{
    /// <summary>An archive of a file system.</summary>
    public static AcceptedArchive FileSystem { get; } = new(
        "Specify a tar archive of a file system, as written by Export-Container. It may be compressed with gzip, bzip2, xz or zstd.",
        MayBeEmpty: true);

    /// <summary>An archive of images.</summary>
    public static AcceptedArchive Images { get; } = new(
        "Specify a tar archive of images, as written by Export-Image. Import-Container creates an image from a file system.");

    /// <summary>A build context. BuildKit accepts plain text as a Dockerfile.</summary>
    public static AcceptedArchive BuildContext(BuilderKind builder) => new(
        "Specify a folder, or a tar archive that contains a Dockerfile. To pass only a Dockerfile, use -DockerfileContent.",
        MayBeText: builder == BuilderKind.BuildKit);

    /// <summary>Returns why a file is refused, as the end of a sentence; null if it is accepted.</summary>
    public string? Problem(ArchiveStart start) =>
        !start.IsArchive ? (MayBeText && start.Format == ArchiveFormat.Text ? null : start.Problem)
        : start.Format == ArchiveFormat.EmptyTar && !MayBeEmpty ? "is a tar archive without entries"
        : null;
}
