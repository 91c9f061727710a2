using DockerPS.Engine.Archives;

namespace DockerPS.Engine.Copy;

/// <summary>Where a source goes, seen from the destination.</summary>
internal enum CopyPlacement
{
    /// <summary>Into the destination, under its own name.</summary>
    Inside,

    /// <summary>Into the destination, its contents only.</summary>
    Contents,

    /// <summary>It becomes the destination.</summary>
    Destination,
}

/// <summary>What is copied.</summary>
/// <param name="Path">How the user names it.</param>
/// <param name="IsDirectory">Whether it is a folder.</param>
/// <param name="AssertsDirectory">Whether the path says that it is one, by a separator at its end.</param>
/// <param name="ContentsOnly">Whether the path ends in <c>/.</c>.</param>
internal readonly record struct CopySource(string Path, bool IsDirectory, bool AssertsDirectory = false, bool ContentsOnly = false);

/// <summary>Where it is copied to; links are resolved already.</summary>
/// <param name="Path">The path.</param>
/// <param name="Exists">Whether there is something.</param>
/// <param name="IsDirectory">Whether that is a folder.</param>
/// <param name="AssertsDirectory">Whether the path says that it is one, by a separator at its end.</param>
internal readonly record struct CopyDestination(string Path, bool Exists, bool IsDirectory, bool AssertsDirectory = false);

/// <summary>The rules of <c>docker cp</c>. Several sources, which it does not take, need a folder as their destination.</summary>
internal static class CopyRules
{
    /// <summary>Where a source goes.</summary>
    /// <param name="source">The source.</param>
    /// <param name="destination">The destination.</param>
    /// <param name="several">Whether there is more than one source, or may be.</param>
    /// <param name="force">Whether a missing folder is made.</param>
    /// <exception cref="ArchiveException">They do not fit together.</exception>
    public static CopyPlacement Place(CopySource source, CopyDestination destination, bool several, bool force) => (source, destination) switch
    {
        ({ IsDirectory: false, AssertsDirectory: true } or { IsDirectory: false, ContentsOnly: true }, _) =>
            throw Wrong(source.Path, $"'{source.Path}' is not a folder."),
        (_, { Exists: true, IsDirectory: true }) => source.ContentsOnly ? CopyPlacement.Contents : CopyPlacement.Inside,
        (_, { Exists: true }) when several => throw Wrong(destination.Path, $"'{destination.Path}' is a file; several sources need a folder."),
        ({ IsDirectory: true }, { Exists: true }) =>
            throw Wrong(destination.Path, $"'{destination.Path}' is a file; the folder '{source.Path}' cannot be copied there."),
        (_, { Exists: true, AssertsDirectory: true }) => throw Wrong(destination.Path, $"'{destination.Path}' is not a folder."),
        (_, { Exists: true }) => CopyPlacement.Destination,
        ({ IsDirectory: true }, _) when !several => CopyPlacement.Destination,
        (_, { AssertsDirectory: false }) when !several => CopyPlacement.Destination,
        _ when force => source.ContentsOnly ? CopyPlacement.Contents : CopyPlacement.Inside,
        _ => throw Missing(destination.Path),
    };

    /// <summary>Creates the error for a destination whose folder does not exist.</summary>
    public static ArchiveException Missing(string folder) => new(ArchiveFailure.FolderMissing, folder, $"The folder '{folder}' does not exist.");

    /// <summary>Creates the error for a source and a destination that do not fit together.</summary>
    public static ArchiveException Wrong(string path, string message) => new(ArchiveFailure.Destination, path, message);
}
