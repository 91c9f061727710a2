using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Tests.Streaming;

public sealed class LogMergeTests
{
    private static readonly DateTime s_start = new(2026, 1, 31, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Lines_come_in_the_order_of_their_times_and_of_the_logs() =>
        Assert.Equal(
            ["a0", "b1", "a2", "b2", "b3"],
            await MergeAsync(("a", [0, 2]), ("b", [1, 2, 3])));

    [Fact]
    public async Task A_line_without_a_time_stays_behind_the_one_before_it() =>
        Assert.Equal(["a1", "a", "b2"], await MergeAsync(("a", [1, null]), ("b", [2])));

    [Fact]
    public async Task A_log_that_fails_ends_alone() =>
        Assert.Equal(["a1", "broken", "b2", "b3"], await MergeAsync(("a", [1, -1]), ("b", [2, 3])));

    [Fact]
    public async Task No_logs_are_no_lines() => Assert.Empty(await MergeAsync());

    private static async Task<List<string>> MergeAsync(params (string Name, int?[] Seconds)[] logs)
    {
        var merged = new List<string>();
        await foreach (var line in LogMerge.ReadAsync(logs, log => ReadAsync(log.Seconds), CancellationToken.None))
        {
            merged.Add(line.Failure?.Message ?? line.Target.Name + line.Line.Text);
        }

        return merged;
    }

    private static async IAsyncEnumerable<LogLine> ReadAsync(int?[] seconds)
    {
        foreach (var second in seconds)
        {
            await Task.Yield();
            yield return second is -1
                ? throw new DockerStreamException("broken")
                : new(OutputStream.Output, $"{second}", second is { } value ? s_start.AddSeconds(value) : null, null);
        }
    }
}
