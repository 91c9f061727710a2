using DockerPS.Operations;

namespace DockerPS.Tests.Operations;

/// <summary>The health check that settings become.</summary>
public sealed class HealthSettingsTests
{
    [Fact]
    public void NothingGivenLeavesTheCheckOfTheImage() => Assert.Null(new HealthSettings().ToConfig());

    [Theory]
    [InlineData("curl -f localhost", "CMD-SHELL|curl -f localhost")]
    [InlineData("curl|-f|localhost", "CMD|curl|-f|localhost")]
    [InlineData("CMD|true", "CMD|true")]
    [InlineData("CMD-SHELL|true", "CMD-SHELL|true")]
    [InlineData("NONE", "NONE")]
    public void OneTextIsALineAndSeveralAreWords(string words, string expected) =>
        Assert.Equal(expected.Split('|'), new HealthSettings { Command = words.Split('|') }.ToConfig()!.Test);

    [Fact]
    public void DurationsAreNanoseconds() =>
        Assert.Equal(1_500_000_000, new HealthSettings { Interval = TimeSpan.FromSeconds(1.5) }.ToConfig()!.Interval);

    [Fact]
    public void OffIsNone() => Assert.Equal(["NONE"], new HealthSettings { IsOff = true }.ToConfig()!.Test);

    [Fact]
    public void OffAndSettingsContradict()
    {
        Assert.Null(new HealthSettings { IsOff = true }.Conflict());
        Assert.Null(new HealthSettings { Timeout = TimeSpan.FromSeconds(1) }.Conflict());
        Assert.NotNull(new HealthSettings { IsOff = true, Timeout = TimeSpan.FromSeconds(1) }.Conflict());
    }
}
