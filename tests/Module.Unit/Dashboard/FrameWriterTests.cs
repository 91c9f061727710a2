using DockerPS.Dashboard.Rendering;

namespace DockerPS.Tests.Dashboard;

/// <summary>What a terminal is sent.</summary>
public sealed class FrameWriterTests
{
    [Fact]
    public void OnlyChangedLinesAreSent()
    {
        var writer = new FrameWriter();
        Assert.Contains("\x1b[1;1H\x1b[Kone\x1b[2;1H\x1b[Ktwo", writer.Next(["one", "two"], 80), StringComparison.Ordinal);
        Assert.Equal("", writer.Next(["one", "two"], 80));
        var frame = writer.Next(["one", "three"], 80);
        Assert.Contains("\x1b[2;1H\x1b[Kthree", frame, StringComparison.Ordinal);
        Assert.DoesNotContain("one", frame, StringComparison.Ordinal);
        Assert.DoesNotContain("\x1b[2J", frame, StringComparison.Ordinal);
    }

    [Fact]
    public void ANewSizeIsDrawnAsAWhole()
    {
        var writer = new FrameWriter();
        writer.Next(["one", "two"], 80);
        Assert.Contains("one", writer.Next(["one", "two"], 81), StringComparison.Ordinal);
        Assert.Contains("one", writer.Next(["one", "two", "three"], 81), StringComparison.Ordinal);
    }
}
