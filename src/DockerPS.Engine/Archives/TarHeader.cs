using System.Formats.Tar;
using System.Globalization;
using System.Text;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Archives;

/// <summary>
/// Reads tar headers in the ustar, pax and GNU forms. The framework's own reader mistakes a name with a line break for damage, and
/// a truncated tar for a complete one.
/// </summary>
internal static class TarHeader
{
    /// <summary>The size of blocks, which headers and data consist of.</summary>
    public const int BlockSize = 512;

    private const int Checksum = 148;
    private const int ChecksumLength = 8;

    /// <summary>Indicates whether a block is an end marker.</summary>
    public static bool IsEnd(ReadOnlySpan<byte> block) => !block.ContainsAnyExcept((byte)0);

    /// <summary>Returns the kind of the entry.</summary>
    public static TarEntryType KindOf(ReadOnlySpan<byte> block) => (char)block[156] switch
    {
        '\0' or '7' => TarEntryType.RegularFile,
        var kind => (TarEntryType)kind,
    };

    /// <summary>Returns the length of the data.</summary>
    public static long SizeOf(ReadOnlySpan<byte> block) => Number(block.Slice(124, 12)) is >= 0 and var size
        ? size
        : throw Damaged("a size is negative");

    /// <summary>Reads a header.</summary>
    /// <param name="block">The block.</param>
    /// <param name="more">The preceding attributes of the entry, like names that are too long for the header.</param>
    public static ArchiveEntry Read(ReadOnlySpan<byte> block, IReadOnlyDictionary<string, string> more)
    {
        if (more.Keys.Any(key => key.StartsWith("GNU.sparse", StringComparison.Ordinal)))
        {
            throw Damaged("sparse files are not supported");
        }

        var name = Text(block[..100]);
        if (block.Slice(257, 6).SequenceEqual("ustar\0"u8) && Text(block.Slice(345, 155)) is { Length: > 0 } prefix)
        {
            name = $"{prefix}/{name}";
        }

        name = more.GetValueOrDefault("path", name);
        var kind = KindOf(block) is TarEntryType.RegularFile && name.EndsWith('/') ? TarEntryType.Directory : KindOf(block);
        return new()
        {
            Kind = kind,
            Name = name,
            LinkName = more.GetValueOrDefault("linkpath", Text(block.Slice(157, 100))),
            Mode = (UnixFileMode)(Number(block.Slice(100, 8)) & 0xFFF),
            UserId = (int)Value("uid", Number(block.Slice(108, 8))),
            GroupId = (int)Value("gid", Number(block.Slice(116, 8))),

            // Only files have data, whatever the field says.
            Size = kind != TarEntryType.RegularFile ? 0 : Value("size", SizeOf(block)) is >= 0
                and var size ? size : throw Damaged("a size is negative"),
            ModifiedAt = Time(Value("mtime", Number(block.Slice(136, 12)))),
            DeviceMajor = (int)Number(block.Slice(329, 8)),
            DeviceMinor = (int)Number(block.Slice(337, 8)),
            Attributes = more,
        };

        long Value(string key, long plain) => !more.TryGetValue(key, out var text) ? plain
            : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value is > long.MinValue and < long.MaxValue
                ? (long)decimal.Floor(value)
                : throw Damaged($"'{text}' is not a valid {key}");
    }

    /// <summary>Throws if a block is not a header.</summary>
    public static void Verify(ReadOnlySpan<byte> block)
    {
        if (!HasChecksum(block))
        {
            throw Damaged("a checksum is wrong");
        }
    }

    /// <summary>Indicates whether a block has the checksum of a header. Old programs add up signed bytes.</summary>
    public static bool HasChecksum(ReadOnlySpan<byte> block)
    {
        var (sum, signed) = (ChecksumLength * ' ', ChecksumLength * ' ');
        for (var index = 0; index < BlockSize; index++)
        {
            var value = index is >= Checksum and < Checksum + ChecksumLength ? (byte)0 : block[index];
            sum += value;
            signed += (sbyte)value;
        }

        // Some end it with a zero byte and a space, others the other way round, and some write leading spaces.
        var digits = block.Slice(Checksum, ChecksumLength).Trim(" \0"u8);
        long number = 0;
        foreach (var digit in digits.IndexOf((byte)0) is >= 0 and var end ? digits[..end] : digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return false;
            }

            number = (number << 3) | (uint)(digit - '0');
        }

        return !digits.IsEmpty && (number == sum || number == signed);
    }

    /// <summary>
    /// Reads attributes: a length, a key, "=", a value and a line end each. Values may contain any character, since the length counts.
    /// </summary>
    public static void ReadAttributes(ReadOnlySpan<byte> data, Dictionary<string, string> attributes)
    {
        while (!data.IsEmpty)
        {
            var space = data.IndexOf((byte)' ');
            if (space < 1
                || !int.TryParse(Encoding.ASCII.GetString(data[..space]), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length <= space + 1 || length > data.Length || data[length - 1] != '\n')
            {
                throw Damaged("an attribute is malformed");
            }

            var record = data[(space + 1)..(length - 1)];
            var sign = record.IndexOf((byte)'=');
            var name = sign > 0 ? Encoding.UTF8.GetString(record[..sign]) : throw Damaged("an attribute has no name");
            attributes[name] = name is "path" or "linkpath"
                ? EntryName.Decode(record[(sign + 1)..])
                : Encoding.UTF8.GetString(record[(sign + 1)..]);
            data = data[length..];
        }
    }

    /// <summary>Decodes a text that may end in a zero byte.</summary>
    public static string Text(ReadOnlySpan<byte> field) =>
        EntryName.Decode(field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field);

    /// <summary>Creates the error for a tar that is damaged.</summary>
    public static DockerStreamException Damaged(string why) => new($"The engine sent a damaged tar archive: {why}.");

    /// <summary>Parses a number in octal digits, or in base 256 if the first bit is set.</summary>
    private static long Number(ReadOnlySpan<byte> field)
    {
        long value = 0;
        if ((field[0] & 0x80) != 0)
        {
            value = (field[0] & 0x40) != 0 ? -1 : 0;
            for (var index = 0; index < field.Length; index++)
            {
                var digit = index == 0 ? (value << 6) | (uint)(field[0] & 0x3F) : (value << 8) | field[index];
                value = index == 0 || digit >> 8 == value ? digit : throw Damaged("a number is too large");
            }

            return value;
        }

        foreach (var digit in field.Trim((byte)' ').TrimEnd((byte)0).Trim((byte)' '))
        {
            value = digit is >= (byte)'0' and <= (byte)'7' ? (value << 3) | (uint)(digit - '0') : throw Damaged("a number is malformed");
        }

        return value;
    }

    /// <summary>Returns a Unix time, limited to what .NET can represent.</summary>
    internal static DateTimeOffset Time(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(
            Math.Clamp(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds()));
}
