using System.Runtime.InteropServices;
using System.Text;

namespace DockerPS.Engine.Files;

/// <summary>The extended attributes of files, for which the framework has no calls.</summary>
internal static class UnixAttributes
{
    private const int NoEntry = 2;
    private const int TooSmall = 34;
    private const int NotSupportedOnLinux = 95;
    private const int NotSupportedOnMac = 45;
    private const int NoFollowOnMac = 1;
    private const int UsualLength = 1 << 10;

    /// <summary>The attributes of macOS, which mean nothing elsewhere.</summary>
    private const string ApplePrefix = "com.apple.";

    private delegate nint Call(ref byte buffer, nint length);

    /// <summary>Reads the attributes of a file, a folder or a link; null if there are none.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    public static IReadOnlyDictionary<string, byte[]>? Read(string path)
    {
        if (OperatingSystem.IsWindows()
            || Fill((ref byte buffer, nint length) => List(path, ref buffer, length)) is not { Length: > 0 } list)
        {
            return null;
        }

        Dictionary<string, byte[]>? attributes = null;
        foreach (var name in Encoding.UTF8.GetString(list).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // One that is gone, or that only root may read, is left out, as docker does.
            if (!name.StartsWith(ApplePrefix, StringComparison.Ordinal)
                && Fill((ref byte buffer, nint length) => Get(path, name, ref buffer, length), strict: false) is { } value)
            {
                (attributes ??= new(StringComparer.Ordinal))[name] = value;
            }
        }

        return attributes;
    }

    /// <summary>Sets an attribute of a file, if this user may and the file system can.</summary>
    public static void TryWrite(string path, string name, byte[] value)
    {
        if (OperatingSystem.IsLinux())
        {
            _ = lsetxattr(path, name, value, value.Length, 0);
        }
    }

    private static nint List(string path, ref byte buffer, nint length) => OperatingSystem.IsLinux()
        ? llistxattr(path, ref buffer, length)
        : listxattr(path, ref buffer, length, NoFollowOnMac);

    private static nint Get(string path, string name, ref byte buffer, nint length) => OperatingSystem.IsLinux()
        ? lgetxattr(path, name, ref buffer, length)
        : getxattr(path, name, ref buffer, length, 0, NoFollowOnMac);

    /// <summary>Makes a call with a buffer that is long enough; null where there are no attributes.</summary>
    private static byte[]? Fill(Call call, bool strict = true)
    {
        Span<byte> small = stackalloc byte[UsualLength];
        for (var buffer = small; ; buffer = new byte[buffer.Length * 4])
        {
            var length = call(ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (length >= 0)
            {
                return buffer[..(int)length].ToArray();
            }

            var error = Marshal.GetLastPInvokeError();
            if (error != TooSmall || buffer.Length > 1 << 22)
            {
                var none = error is NoEntry or NotSupportedOnMac or NotSupportedOnLinux;
                return none || !strict ? null : throw new IOException(Marshal.GetPInvokeErrorMessage(error));
            }
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern nint llistxattr([MarshalAs(UnmanagedType.LPUTF8Str)] string path, ref byte list, nint size);

    [DllImport("libc", SetLastError = true)]
    private static extern nint lgetxattr(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, ref byte value, nint size);

    [DllImport("libc", SetLastError = true)]
    private static extern int lsetxattr(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        byte[] value,
        nint size,
        int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern nint listxattr([MarshalAs(UnmanagedType.LPUTF8Str)] string path, ref byte list, nint size, int options);

    [DllImport("libc", SetLastError = true)]
    private static extern nint getxattr(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        ref byte value,
        nint size,
        uint position,
        int options);
}
