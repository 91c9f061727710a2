using System.Diagnostics;
using System.Runtime.Versioning;
using DockerPS.Engine.Tests.Fixtures;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Transport;

[UnsupportedOSPlatform("windows")]
public sealed class ProcessStreamTests
{
    [Fact]
    public async Task A_read_ends_when_the_stream_is_disposed_of_whatever_comes_first()
    {
        for (var round = 0; round < 100; round++)
        {
            var stream = new ProcessStream(Start("cat"), () => { });
            var reading = stream.ReadAsync(new byte[1]).AsTask();
            await stream.DisposeAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => reading).Soon();
        }
    }

    [Fact]
    public async Task A_program_that_ends_with_words_is_an_error_with_them()
    {
        await using var stream = new ProcessStream(Start("sh", "-c", "echo no >&2; exit 3"), () => { });
        var error = await Assert.ThrowsAsync<ProcessStreamException>(() => stream.ReadAsync(new byte[1]).AsTask().Soon());
        Assert.Equal((3, "no", false), (error.ExitCode, error.ErrorOutput, error.HasOutput));
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
