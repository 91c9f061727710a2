using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Tests.Streaming;

public sealed class SpooledContentTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 << 20)]
    [InlineData((16 << 20) + 1)]
    [InlineData(40_000_000)]
    public void Bytes_come_back_for_each_reader(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        using var content = new SpooledContent();
        foreach (var piece in bytes.Chunk(1_000_003))
        {
            content.Write(piece);
        }

        Assert.Equal(size, content.Length);
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        content.OpenRead().CopyTo(first);
        foreach (var piece in content.Pieces())
        {
            second.Write(piece.Span);
        }

        Assert.True(bytes.AsSpan().SequenceEqual(first.ToArray()));
        Assert.True(bytes.AsSpan().SequenceEqual(second.ToArray()));
    }

    [Fact]
    public void Contents_are_compared_by_their_bytes()
    {
        using var one = new SpooledContent();
        using var other = new SpooledContent();
        Assert.True(one.HasSameBytes(other));
        one.Write("abc"u8);
        Assert.False(one.HasSameBytes(other));
        other.Write("abd"u8);
        Assert.False(one.HasSameBytes(other));
    }

    [Fact]
    public void A_saved_copy_is_for_the_user_only_and_replaces_nothing()
    {
        using var content = new SpooledContent();
        content.Write("secret"u8);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            content.SaveAs(path);
            Assert.Equal("secret", File.ReadAllText(path));
            Assert.Throws<IOException>(() => content.SaveAs(path));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
