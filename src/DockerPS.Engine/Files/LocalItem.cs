using System.Runtime.InteropServices;
using DockerPS.Engine.Archives;

namespace DockerPS.Engine.Files;

/// <summary>The kinds of local files.</summary>
internal enum LocalKind
{
    File,
    Directory,
    SymbolicLink,
    Fifo,
    CharacterDevice,
    BlockDevice,
    Socket,
}

/// <summary>The item at a local path.</summary>
internal readonly record struct LocalItem
{
    private const int NotFound = 2;
    private const int NotADirectory = 20;

    /// <summary>The mode of files from Windows, which has none: everybody may read and execute them, as with docker.</summary>
    private const UnixFileMode WindowsMode = (UnixFileMode)0x1ED;

    public LocalKind Kind { get; init; }

    public UnixFileMode Mode { get; init; }

    public long Size { get; init; }

    /// <summary>The time of the last write, in seconds since 1970.</summary>
    public long ModifiedAt { get; init; }

    /// <summary>The part of that time below a second, in nanoseconds.</summary>
    public int ModifiedNanoseconds { get; init; }

    /// <summary>The number of names of the file; 0 where the framework does not tell it.</summary>
    public int Names { get; init; }

    /// <summary>What tells a file with several names from others; only with <see cref="Names"/>.</summary>
    public (long Device, long Node) Identity { get; init; }

    public int UserId { get; init; }

    public int GroupId { get; init; }

    public int DeviceMajor { get; init; }

    public int DeviceMinor { get; init; }

    /// <summary>Reads the item at a path for copying.</summary>
    /// <exception cref="ArchiveException">The path does not exist, or cannot be read.</exception>
    public static LocalItem Read(string path, bool followLink = false)
    {
        try
        {
            return TryRead(path, followLink, out var item) ? item : throw new FileNotFoundException();
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Reading(path, error);
        }
    }

    /// <summary>Reads the item at a path; false if there is none.</summary>
    /// <exception cref="IOException">The path cannot be read.</exception>
    public static bool TryRead(string path, bool followLink, out LocalItem item) =>
        OperatingSystem.IsLinux() ? TryReadLinux(path, followLink, out item) : TryReadAnywhere(path, followLink, out item);

    private static bool TryReadLinux(string path, bool followLink, out LocalItem item) =>
        UnixFile.TryRead(path, followLink, out item) switch
        {
            0 => true,
            NotFound or NotADirectory => false,
            var error => throw new IOException(Marshal.GetPInvokeErrorMessage(error)),
        };

    private static bool TryReadAnywhere(string path, bool followLink, out LocalItem item)
    {
        item = default;
        FileSystemInfo info = new DirectoryInfo(path) is { Exists: true } folder ? folder : new FileInfo(path);
        if (followLink && info.LinkTarget is not null)
        {
            return info.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target
                && TryReadAnywhere(target.FullName, false, out item);
        }

        if (!info.Exists && info.LinkTarget is null)
        {
            return false;
        }

        item = new()
        {
            Kind = info.LinkTarget is not null ? LocalKind.SymbolicLink : info is DirectoryInfo ? LocalKind.Directory : LocalKind.File,
            Mode = OperatingSystem.IsWindows() ? WindowsMode : info.UnixFileMode,
            Size = info is FileInfo { LinkTarget: null } file ? file.Length : 0,
            ModifiedAt = new DateTimeOffset(info.LastWriteTimeUtc).ToUnixTimeSeconds(),
            ModifiedNanoseconds = (int)(info.LastWriteTimeUtc.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick),
        };
        return true;
    }
}
