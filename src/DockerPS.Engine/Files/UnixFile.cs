using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DockerPS.Engine.Files;

/// <summary>The calls for files of Unix that the framework lacks: kinds and owners, changing owners, hard links.</summary>
internal static class UnixFile
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint BasicFields = 0x7ff;

    /// <summary>A size above that of the kernel's structure, which is the same on all architectures.</summary>
    private const int StatLength = 256;

    /// <summary>Reads the item at a path, on Linux; returns the error number on failure.</summary>
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
            ModifiedNanoseconds = BinaryPrimitives.ReadInt32LittleEndian(stat[120..]),
            Names = BinaryPrimitives.ReadInt32LittleEndian(stat[16..]),
            Identity = (BinaryPrimitives.ReadInt64LittleEndian(stat[136..]), BinaryPrimitives.ReadInt64LittleEndian(stat[32..])),
            DeviceMajor = BinaryPrimitives.ReadInt32LittleEndian(stat[128..]),
            DeviceMinor = BinaryPrimitives.ReadInt32LittleEndian(stat[132..]),
        };
        return 0;
    }

    /// <summary>Changes the owner of a file or a link; false on failure.</summary>
    public static bool TryChangeOwner(string path, int user, int group) => lchown(path, user, group) == 0;

    /// <summary>Creates a hard link without following links; false on failure.</summary>
    public static bool TryLink(string existing, string path) => link(existing, path) == 0;

    [DllImport("libc", SetLastError = true)]
    private static extern int statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, ref byte stat);

    [DllImport("libc", SetLastError = true)]
    private static extern int lchown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int user, int group);

    [DllImport("libc", SetLastError = true)]
    private static extern int link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string path);
}
