using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DockerPS.Engine.Files;

/// <summary>What the framework does not say or do with files of Unix: kinds and owners, changing owners, hard links.</summary>
internal static class UnixFile
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint BasicFields = 0x7ff;

    /// <summary>Larger than the kernel's structure, whose layout is the same on every processor.</summary>
    private const int StatLength = 256;

    /// <summary>What stands at a path, on Linux; the error's number where nothing can be said.</summary>
    public static int TryRead(string path, bool followLink, out LocalItem item)
    {
        Span<byte> stat = stackalloc byte[StatLength];
        item = default;
        if (statx(CurrentFolder, path, followLink ? 0 : NoFollow, BasicFields, ref MemoryMarshal.GetReference(stat)) != 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        var mode = BinaryPrimitives.ReadUInt16LittleEndian(stat[28..]);
        item = new()
        {
            Kind = (mode >> 12) switch
            {
                4 => LocalKind.Directory,
                10 => LocalKind.SymbolicLink,
                1 => LocalKind.Fifo,
                2 => LocalKind.CharacterDevice,
                6 => LocalKind.BlockDevice,
                12 => LocalKind.Socket,
                _ => LocalKind.File,
            },
            Mode = (UnixFileMode)(mode & 0xFFF),
            UserId = BinaryPrimitives.ReadInt32LittleEndian(stat[20..]),
            GroupId = BinaryPrimitives.ReadInt32LittleEndian(stat[24..]),
            Size = BinaryPrimitives.ReadInt64LittleEndian(stat[40..]),
            ModifiedAt = BinaryPrimitives.ReadInt64LittleEndian(stat[112..]),
            DeviceMajor = BinaryPrimitives.ReadInt32LittleEndian(stat[128..]),
            DeviceMinor = BinaryPrimitives.ReadInt32LittleEndian(stat[132..]),
        };
        return 0;
    }

    /// <summary>Gives a file, or a link itself, to somebody; whether that was allowed.</summary>
    public static bool TryChangeOwner(string path, int user, int group) => lchown(path, user, group) == 0;

    /// <summary>Makes a hard link, without following a link at either end.</summary>
    public static bool TryLink(string existing, string path) => link(existing, path) == 0;

    [DllImport("libc", SetLastError = true)]
    private static extern int statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, ref byte stat);

    [DllImport("libc", SetLastError = true)]
    private static extern int lchown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int user, int group);

    [DllImport("libc", SetLastError = true)]
    private static extern int link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string path);
}
