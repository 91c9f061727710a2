using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace DockerPS.Engine.Archives;

/// <summary>Validates names of entries, which are not trusted.</summary>
internal static class EntryName
{
    /// <summary>The offset that maps an invalid byte to a lone low surrogate, which decoding valid UTF-8 never yields.</summary>
    private const int InvalidByteOffset = 0xDC00;

    private static readonly string[] s_devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>
    /// Normalizes a name: parts separated by "/", without "." and empty parts, and without a separator at the end. The top of an
    /// archive is the empty name.
    /// </summary>
    /// <exception cref="ArchiveException">The name is absolute, or contains "..".</exception>
    public static string Normalize(string name)
    {
        if (name.StartsWith('/'))
        {
            throw Unsafe(name, "is absolute");
        }

        if (name.Contains('\0', StringComparison.Ordinal))
        {
            throw Unsafe(name, "holds a zero character");
        }

        var parts = name.Split('/').Where(part => part is not ("" or "."));
        return parts.Contains("..") ? throw Unsafe(name, "leads out of the archive with '..'") : string.Join('/', parts);
    }

    /// <summary>Decodes a name. Bytes that are not UTF-8 become lone surrogates, so that different names stay different.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var name = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var letter, out var count) == OperationStatus.Done)
            {
                name.Append(letter.ToString());
            }
            else
            {
                count = 1;
                name.Append((char)(InvalidByteOffset + bytes[0]));
            }

            bytes = bytes[count..];
        }

        return name.ToString();
    }

    /// <summary>Returns a name with <c>\xff</c> in place of bytes that are not UTF-8.</summary>
    public static string ShownOf(string name)
    {
        if (!name.AsSpan().ContainsAnyInRange((char)(InvalidByteOffset + 0x80), (char)(InvalidByteOffset + 0xFF)))
        {
            return name;
        }

        var shown = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            var isPair = char.IsLowSurrogate(name[index]) && index > 0 && char.IsHighSurrogate(name[index - 1]);
            shown.Append(char.IsLowSurrogate(name[index]) && !isPair ? $"\\x{name[index] - InvalidByteOffset:x2}" : name[index].ToString());
        }

        return shown.ToString();
    }

    /// <summary>Returns the error of an entry whose name or link is not UTF-8; null if both are.</summary>
    /// <param name="name">The name in the destination.</param>
    /// <param name="entry">The entry.</param>
    public static ArchiveException? NotUtf8(string name, ArchiveEntry entry) =>
        ShownOf(name) is var shown && shown != name
            ? new(ArchiveFailure.Unsafe, shown, $"'{shown}' was not copied: its name is not UTF-8, and .NET cannot write such a name.")
            : ShownOf(entry.LinkName) is var link && link != entry.LinkName
            ? new(
                ArchiveFailure.Unsafe,
                name,
                $"'{name}' was not copied: it is a link to '{link}', which is not UTF-8, and .NET cannot write such a name.")
            : null;

    /// <summary>Refuses a name that has another meaning on a platform.</summary>
    /// <exception cref="ArchiveException">The name has another meaning.</exception>
    public static void RequireLegal(string name, bool windows)
    {
        if (windows && name.Split('/').FirstOrDefault(part => !IsLegalOnWindows(part)) is { } part)
        {
            throw new ArchiveException(
                ArchiveFailure.Unsafe, name, $"'{name}' cannot be written here: '{part}' is not a valid file name on Windows.");
        }
    }

    /// <summary>Creates the error for an entry that is refused.</summary>
    public static ArchiveException Unsafe(string name, string why) =>
        new(ArchiveFailure.Unsafe, name, $"The archive was refused: its entry '{name}' {why}.")
        {
            Advice = "What was copied before it is complete. Do not trust what made this archive.",
        };

    private static bool IsLegalOnWindows(string part)
    {
        var stem = part.Split('.')[0].TrimEnd(' ');
        return part is not [.., '.' or ' ']
            && !part.Any(letter => letter < ' ' || "<>:\"|?*\\".Contains(letter, StringComparison.Ordinal))
            && !s_devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            && !(stem.Length == 4
                && Array.Exists(["COM", "LPT"], name => stem.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                && (char.IsAsciiDigit(stem[3]) || stem[3] is '¹' or '²' or '³'));
    }
}
