using DockerPS.Engine.Archives;
using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>The archives that a command takes.</summary>
/// <param name="Advice">What to give instead of what is refused.</param>
/// <param name="MayBeEmpty">Whether an archive without entries is of use.</param>
/// <param name="MayBeText">Whether a text is taken as well.</param>
internal sealed record AcceptedArchive(string Advice, bool MayBeEmpty = false, bool MayBeText = false)
{
    /// <summary>Archives of a file system.</summary>
    public static AcceptedArchive FileSystem { get; } = new(
        "Give a tar archive of a file system, as Export-Container writes it; it may be compressed with gzip, bzip2, xz or zstd.",
        MayBeEmpty: true);

    /// <summary>Archives of images.</summary>
    public static AcceptedArchive Images { get; } = new(
        "Give a tar archive of images, as Export-Image writes it. Import-Container makes an image of a file system.");

    /// <summary>Contexts of builds. BuildKit takes a text for a Dockerfile.</summary>
    public static AcceptedArchive BuildContext(BuilderKind builder) => new(
        "Give a folder, or a tar archive with a Dockerfile in it. A Dockerfile alone goes into -DockerfileContent.",
        MayBeText: builder == BuilderKind.BuildKit);

    /// <summary>Returns why a file is not taken, as the end of a sentence; null if it may be taken.</summary>
    public string? Problem(ArchiveStart start) =>
        !start.IsArchive ? (MayBeText && start.Format == ArchiveFormat.Text ? null : start.Problem)
        : start.Format == ArchiveFormat.EmptyTar && !MayBeEmpty ? "is a tar archive without entries"
        : null;
}
