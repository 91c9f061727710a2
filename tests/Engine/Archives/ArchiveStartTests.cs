using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using DockerPS.Engine.Archives;

namespace DockerPS.Engine.Tests.Archives;

public sealed class ArchiveStartTests
{
    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public async Task Tars_of_all_forms_are_recognized_also_packed(TarEntryFormat format)
    {
        var tar = Tar(format);
        Assert.Equal((ArchiveFormat.Tar, ""), await FormatAsync(tar));
        Assert.Equal((ArchiveFormat.Gzip, ""), await FormatAsync(Gzip(tar)));
        tar[3] ^= 1;
        Assert.Equal(ArchiveFormat.Other, (await FormatAsync(tar)).Format);
    }

    [Fact]
    public async Task A_checksum_of_signed_bytes_is_one_and_so_is_one_with_spaces_in_front()
    {
        var tar = Tar(TarEntryFormat.V7);
        (tar[0], tar[1]) = (0xC3, 0xA9);
        tar.AsSpan(148, 8).Fill((byte)' ');
        var sum = tar.Take(512).Sum(value => (sbyte)value);
        Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8),7}\0", tar.AsSpan(148));
        Assert.Equal((ArchiveFormat.Tar, ""), await FormatAsync(tar));
    }

    [Theory]
    [InlineData(512)]
    [InlineData(1024)]
    [InlineData(10240)]
    public async Task A_tar_without_entries_is_one(int length)
    {
        Assert.Equal((ArchiveFormat.EmptyTar, ""), await FormatAsync(new byte[length]));
        Assert.Equal((ArchiveFormat.Gzip, ""), await FormatAsync(Gzip(new byte[length])));
    }

    [Theory]
    [InlineData("425A6839314159265359", ArchiveFormat.Bzip2)]
    [InlineData("FD377A585A000004", ArchiveFormat.Xz)]
    [InlineData("28B52FFD04", ArchiveFormat.Zstandard)]
    [InlineData("502A4D180400000000000000", ArchiveFormat.Zstandard)]
    public async Task Other_compression_is_recognized_by_its_magic(string start, ArchiveFormat format) =>
        Assert.Equal((format, ""), await FormatAsync(Convert.FromHexString(start)));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("6E6F7465730A", "is a text file, not a tar archive")]
    [InlineData("FFFE6E006F00", "is a text file, not a tar archive")]
    [InlineData("0A3C21444F43545950452068746D6C3E", "is an HTML page, not a tar archive")]
    [InlineData("FFD8FFE000104A464946", "is a JPEG image, not a tar archive")]
    [InlineData("504B030414000000", "is a zip file, not a tar archive")]
    [InlineData("0102", "is not a tar archive: it has 2 bytes, and a tar archive has 512 or more")]
    [InlineData("1F8B08", "is a gzip file that breaks off or is damaged")]
    [InlineData("1F8B0800000000000003", "is a gzip file that breaks off or is damaged")]
    [InlineData("1F8B080000000000000303000000000000000000", "is a gzip file of nothing")]
    public async Task What_is_no_archive_is_named(string bytes, string problem) =>
        Assert.Equal(problem, (await FormatAsync(Convert.FromHexString(bytes))).Problem);

    [Fact]
    public async Task What_breaks_off_in_its_first_header_is_named()
    {
        Assert.Equal("is a tar archive that breaks off in its first header", (await FormatAsync(Tar(TarEntryFormat.Gnu)[..300])).Problem);
        Assert.Equal(
            "is a gzip file whose content is a text file, not a tar archive", (await FormatAsync(Gzip("some notes"u8.ToArray()))).Problem);
    }

    [Fact]
    public async Task What_was_read_is_given_again_in_pieces_of_any_size()
    {
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var bytes = new byte[random.Next(200_000)];
            random.NextBytes(bytes);
            if (round % 3 == 0)
            {
                bytes = Gzip([.. Tar(TarEntryFormat.Pax), .. bytes]);
            }

            foreach (var stream in new Stream[] { new MemoryStream(bytes), new Trickle(bytes, random) })
            {
                var start = await ArchiveStart.ReadAsync(stream);
                Assert.Equal(round % 3 == 0, start.Format == ArchiveFormat.Gzip && start.IsArchive);
                using var whole = new MemoryStream();
                await start.Rewind().CopyToAsync(whole);
                Assert.Equal(bytes, whole.ToArray());
            }
        }
    }

    [Fact]
    public async Task No_more_is_read_of_a_pipe_than_is_needed()
    {
        var pipe = new Trickle([.. Tar(TarEntryFormat.Gnu), .. new byte[100_000]], new Random(1), most: 512);
        await ArchiveStart.ReadAsync(pipe);
        Assert.InRange(pipe.Passed, 512, 1024);
    }

    private static async Task<(ArchiveFormat Format, string Problem)> FormatAsync(byte[] bytes)
    {
        var start = await ArchiveStart.ReadAsync(new MemoryStream(bytes));
        return (start.Format, start.Problem);
    }

    private static byte[] Tar(TarEntryFormat format)
    {
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, format, leaveOpen: true))
        {
            tar.WriteEntry(format switch
            {
                TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, "file"),
                TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, "file"),
                TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, "file"),
                _ => new GnuTarEntry(TarEntryType.RegularFile, "file"),
            });
        }

        return stream.ToArray();
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>A pipe: it cannot seek, and gives as many bytes at a time as it likes.</summary>
    private sealed class Trickle(byte[] bytes, Random random, int most = 5000) : MemoryStream(bytes)
    {
        public long Passed { get; private set; }

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = buffer.IsEmpty ? 0 : random.Next(1, Math.Min(buffer.Length, most) + 1);
            var read = await base.ReadAsync(buffer[..count], cancellationToken);
            Passed += read;
            return read;
        }
    }
}
