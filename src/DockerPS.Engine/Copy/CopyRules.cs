using DockerPS.Engine.Archives;

namespace DockerPS.Engine.Copy;

/// <summary>The placements of a source in its destination.</summary>
internal enum CopyPlacement
{
    /// <summary>Inside of the destination, under its own name.</summary>
    Inside,

    /// <summary>Its contents only, inside of the destination.</summary>
    Contents,

    /// <summary>In place of the destination.</summary>
    Destination,
}

/// <summary>A source of a copy.</summary>
/// <param name="Path">The path as given by the user.</param>
/// <param name="IsDirectory">Indicates whether it is a folder.</param>
/// <param name="AssertsDirectory">Indicates whether the path requires a folder, by a separator at its end.</param>
/// <param name="ContentsOnly">Indicates whether the path ends in <c>/.</c>.</param>
internal readonly record struct CopySource(string Path, bool IsDirectory, bool AssertsDirectory = false, bool ContentsOnly = false);

/// <summary>A destination of a copy, with links resolved.</summary>
/// <param name="Path">The path.</param>
/// <param name="Exists">Indicates whether the path exists.</param>
/// <param name="IsDirectory">Indicates whether it is a folder.</param>
/// <param name="AssertsDirectory">Indicates whether the path requires a folder, by a separator at its end.</param>
internal readonly record struct CopyDestination(string Path, bool Exists, bool IsDirectory, bool AssertsDirectory = false);

/// <summary>The rules of <c>docker cp</c>. Several sources, which docker does not support, need a folder as their destination.</summary>
internal static class CopyRules
{
    /// <summary>Returns the placement of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="destination">The destination.</param>
    /// <param name="several">Indicates whether there is, or may be, more than one source.</param>
    /// <param name="force">Allows missing folders to be created.</param>
    /// <exception cref="ArchiveException">The source and the destination do not fit together.</exception>
    public static CopyPlacement Place(
        CopySource source, CopyDestination destination, bool several, bool force) => (source, destination) switch
    {
        ({ IsDirectory: false, AssertsDirectory: true } or { IsDirectory: false, ContentsOnly: true }, _) =>
            throw Wrong(source.Path, $"'{source.Path}' is not a folder."),
        (_, { Exists: true, IsDirectory: true }) => source.ContentsOnly ? CopyPlacement.Contents : CopyPlacement.Inside,
        (_, { Exists: true }) when several =>
            throw Wrong(destination.Path, $"'{destination.Path}' is a file. Several sources need a folder."),
        ({ IsDirectory: true }, { Exists: true }) =>
            throw Wrong(destination.Path, $"'{destination.Path}' is a file, and cannot be replaced by the folder '{source.Path}'."),
        (_, { Exists: true, AssertsDirectory: true }) => throw Wrong(destination.Path, $"'{destination.Path}' is not a folder."),
        (_, { Exists: true }) => CopyPlacement.Destination,
        ({ IsDirectory: true }, _) when !several => CopyPlacement.Destination,
        (_, { AssertsDirectory: false }) when !several => CopyPlacement.Destination,
        _ when force => source.ContentsOnly ? CopyPlacement.Contents : CopyPlacement.Inside,
        _ => throw Missing(destination.Path),
    };

    /// <summary>Creates the error for a destination whose folder does not exist.</summary>
    public static ArchiveException Missing(string folder) =>
        new(ArchiveFailure.FolderMissing, folder, $"The folder '{folder}' does not exist.");

    /// <summary>Creates the error for a path that must be a file.</summary>
    public static ArchiveException NotFile(string path, bool isDirectory, bool isFile) => new(
        ArchiveFailure.NotFile,
        path,
        isDirectory ? $"'{path}' is a folder, not a file."
            : isFile ? $"'{path}' is a file, but the path ends like that of a folder."
            : $"'{path}' is not a regular file.");

    /// <summary>Creates the error for a source and a destination that do not fit together.</summary>
    public static ArchiveException Wrong(string path, string message) => new(ArchiveFailure.Destination, path, message);
}
