using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DockerPS.Engine.Archives;

/// <summary>The beginning of a file, by which an archive is recognized before it is sent.</summary>
public sealed class ArchiveStart
{
    /// <summary>The maximum that is read of gzip: its header may be long, and its first blocks may be empty.</summary>
    private const int Limit = 64 << 10;

    private const int MagicOfUstar = 257;

    private static readonly byte[] s_gzip = [0x1F, 0x8B, 0x08];
    private static readonly byte[] s_xz = [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];
    private static readonly byte[] s_zstandard = [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>What follows the first byte of data of zstd that is to be skipped.</summary>
    private static readonly byte[] s_skippable = [0x2A, 0x4D, 0x18];

    /// <summary>Files that are mistaken for archives of this kind.</summary>
    private static readonly (byte[] Magic, string Name)[] s_others =
    [
        ("PK\x03\x04"u8.ToArray(), "a zip file"),
        ("PK\x05\x06"u8.ToArray(), "a zip file"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG image"),
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip file"),
        ("Rar!"u8.ToArray(), "a RAR file"),
        ("!<arch>\n"u8.ToArray(), "a Debian package or a library"),
        ([0xED, 0xAB, 0xEE, 0xDB], "an RPM package"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
        ([0x04, 0x22, 0x4D, 0x18], "a file that is compressed with lz4"),
        ([0x1F, 0x9D], "a file that is compressed with compress"),
        ("hsqs"u8.ToArray(), "a SquashFS image"),
        ([(byte)'Q', (byte)'F', (byte)'I', 0xFB], "a disk image"),
    ];

    private readonly Stream _stream;
    private readonly ReadOnlyMemory<byte> _bytes;

    private ArchiveStart(Stream stream, ReadOnlyMemory<byte> bytes, ArchiveFormat format, string problem) =>
        (_stream, _bytes, Format, Problem) = (stream, bytes, format, problem);

    /// <summary>What the file is.</summary>
    public ArchiveFormat Format { get; }

    /// <summary>Why it is not an archive, as the end of a sentence: <c>is a text file, not a tar archive</c>. Empty for archives.</summary>
    public string Problem { get; }

    /// <summary>Whether the file may be an archive.</summary>
    public bool IsArchive => Problem.Length == 0;

    /// <summary>Reads as much of a stream as is needed.</summary>
    /// <param name="stream">The stream, at its start.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<ArchiveStart> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        var buffer = new byte[Limit];
        var length = await stream.ReadAtLeastAsync(buffer, TarHeader.BlockSize, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        var isWhole = length < TarHeader.BlockSize;
        while (true)
        {
            if (Recognize(buffer.AsSpan(0, length), isWhole) is var (format, problem))
            {
                return new(stream, buffer.AsMemory(0, length), format, problem);
            }

            var read = length < buffer.Length
                ? await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)
                : 0;
            isWhole = read == 0 && length < buffer.Length;
            length += read;
            if (length == buffer.Length && Recognize(buffer, isWhole: false) is null)
            {
                // The engine may find more in it.
                return new(stream, buffer, ArchiveFormat.Gzip, "");
            }
        }
    }

    /// <summary>Returns the whole stream, with the start that was read.</summary>
    public Stream Rewind()
    {
        if (!_stream.CanSeek)
        {
            return new RewoundStream(_bytes, _stream);
        }

        _stream.Position = 0;
        return _stream;
    }

    /// <summary>Recognizes a file.</summary>
    /// <param name="bytes">Its beginning: a block of a tar, or the whole of a shorter file.</param>
    /// <param name="isWhole">Whether there is no more of it.</param>
    /// <returns>The format, and why it is not an archive; null if more bytes are needed.</returns>
    internal static (ArchiveFormat Format, string Problem)? Recognize(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        if (bytes.IsEmpty)
        {
            return (ArchiveFormat.Other, "is empty");
        }

        // In docker's order: what looks like a tar that is compressed is unpacked first.
        var compressed = bytes.StartsWith("BZh"u8) ? ArchiveFormat.Bzip2
            : bytes.StartsWith(s_xz) ? ArchiveFormat.Xz
            : bytes.StartsWith(s_zstandard) || IsSkippable(bytes) ? ArchiveFormat.Zstandard
            : ArchiveFormat.Other;
        return compressed != ArchiveFormat.Other ? (compressed, "")
            : bytes.StartsWith(s_gzip) ? RecognizeGzip(bytes, isWhole)
            : RecognizeTar(bytes);
    }

    private static (ArchiveFormat Format, string Problem) RecognizeTar(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= TarHeader.BlockSize)
        {
            var block = bytes[..TarHeader.BlockSize];
            if (TarHeader.IsEnd(block))
            {
                return (ArchiveFormat.EmptyTar, "");
            }

            if (TarHeader.HasChecksum(block))
            {
                return (ArchiveFormat.Tar, "");
            }
        }

        if (bytes.Length >= MagicOfUstar + 5 && bytes.Slice(MagicOfUstar, 5).SequenceEqual("ustar"u8))
        {
            return (ArchiveFormat.Other, bytes.Length < TarHeader.BlockSize
                ? "is a tar archive that breaks off in its first header"
                : "is a damaged tar archive: the checksum of its first header is wrong");
        }

        foreach (var (magic, name) in s_others)
        {
            if (bytes.StartsWith(magic))
            {
                return (ArchiveFormat.Other, $"is {name}, not a tar archive");
            }
        }

        return IsText(bytes) ? (ArchiveFormat.Text, $"is {(IsHtml(bytes) ? "an HTML page" : "a text file")}, not a tar archive")
            : (ArchiveFormat.Other, bytes.Length < TarHeader.BlockSize
                ? $"is not a tar archive: it has {bytes.Length} bytes, and a tar archive has {TarHeader.BlockSize} or more"
                : "is not a tar archive");
    }

    private static (ArchiveFormat Format, string Problem)? RecognizeGzip(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        var block = new byte[TarHeader.BlockSize];
        var (length, isDamaged) = Unpack(bytes.ToArray(), block);
        if (length < block.Length && !isWhole && !isDamaged)
        {
            return null;
        }

        // The last four bytes are the length of the content.
        if (isDamaged || (length < block.Length && !(bytes.Length > 4 && BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) == length)))
        {
            return (ArchiveFormat.Other, isWhole ? "is a gzip file that breaks off or is damaged" : "is a damaged gzip file");
        }

        if (length == 0)
        {
            return (ArchiveFormat.Other, "is a gzip file of nothing");
        }

        var (format, problem) = RecognizeTar(block.AsSpan(0, length));
        return format switch
        {
            ArchiveFormat.Tar or ArchiveFormat.EmptyTar => (ArchiveFormat.Gzip, ""),
            _ => (ArchiveFormat.Other, $"is a gzip file whose content {problem}"),
        };
    }

    private static (int Length, bool IsDamaged) Unpack(byte[] bytes, byte[] block)
    {
        var length = 0;
        try
        {
            using var content = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            while (length < block.Length && content.Read(block, length, block.Length - length) is > 0 and var read)
            {
                length += read;
            }

            return (length, false);
        }
        catch (InvalidDataException error)
        {
            // The framework may complain of the end of what was read so far, which is not the end of the file.
            return (length, !error.Message.Contains("truncated", StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Indicates whether a file begins with data of zstd that is to be skipped.</summary>
    private static bool IsSkippable(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 8 && (bytes[0] & 0xF0) == 0x50 && bytes.Slice(1, 3).SequenceEqual(s_skippable);

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return true;
        }

        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
            if (status == OperationStatus.NeedMoreData)
            {
                return true;
            }

            if (status != OperationStatus.Done || (rune.Value < ' ' && rune.Value is not ('\t' or '\n' or '\r' or '\f' or 0x1B)))
            {
                return false;
            }

            bytes = bytes[length..];
        }

        return true;
    }

    private static bool IsHtml(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
