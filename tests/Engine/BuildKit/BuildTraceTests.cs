using System.Text;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Tests.BuildKit;

public sealed class BuildTraceTests
{
    /// <summary>Recorded from Engine 20.10: a command that failed.</summary>
    private const string FailedOn2010 =
        "CscCCkdzaGEyNTY6MWFiOTEyZjgyMmQ3NmM1ZTk4ODg2YWI4Yjc2NTIxMzc0YjBjNmQyNGE1MTk2MDA1ZWM5NTc5NzYyNWUyMWI0ZRJHc2hhMjU2OjA4YTAz"
        + "ZjNmZmU1ZmJhNDIxYTY0MDNjMzFlMTUzNDI1Y2VkNjMxZDEwODg2OGYzMGUwNDk4NWY5OWQ2OTMyNmUaNlsyLzJdIFJVTiBlY2hvIGhlbGxvICYmIGVjaG8g"
        + "bGFzdCB3b3JkcyA+JjIgJiYgZXhpdCA0MioMCM76htgGEJuNiIcDMgsIz/qG2AYQr97WQDpgZXhlY3V0b3IgZmFpbGVkIHJ1bm5pbmcgWy9iaW4vc2ggLWMg"
        + "ZWNobyBoZWxsbyAmJiBlY2hvIGxhc3Qgd29yZHMgPiYyICYmIGV4aXQgNDJdOiBleGl0IGNvZGU6IDQy";

    /// <summary>Recorded from Engine 20.10: what a command wrote.</summary>
    private const string LogsOn2010 =
        "GmUKR3NoYTI1NjoxYWI5MTJmODIyZDc2YzVlOTg4ODZhYjhiNzY1MjEzNzRiMGM2ZDI0YTUxOTYwMDVlYzk1Nzk3NjI1ZTIxYjRlEgsIz/qG2AYQ8MSfORgC"
        + "IgtsYXN0IHdvcmRzChpgCkdzaGEyNTY6MWFiOTEyZjgyMmQ3NmM1ZTk4ODg2YWI4Yjc2NTIxMzc0YjBjNmQyNGE1MTk2MDA1ZWM5NTc5NzYyNWUyMWI0ZRIL"
        + "CM/6htgGELjRoDkYASIGaGVsbG8K";

    /// <summary>Recorded from Engine 28.5: a command that failed.</summary>
    private const string FailedOn28 =
        "CtYCCkdzaGEyNTY6NDAxNzkwM2YzNmI5MTU0MmM5M2YzYzA2NmRiMzk3OGMxNmNiNDk5MTdiYjQ5NzA5OWI1N2JkMTkwYzVjNDVkZhJHc2hhMjU2OmUxNDMy"
        + "YjhlMjA1NGFiYjAzNDQ1MWMxNWYwYThhZDQ5ZDA3ZjU4OTJjYTI2NjAxNjIyNmZlYzc3ZTk1ZDIwYTAaNlsyLzJdIFJVTiBlY2hvIGhlbGxvICYmIGVjaG8g"
        + "bGFzdCB3b3JkcyA+JjIgJiYgZXhpdCA0MioMCJX7htgGEKKEto8BMgwIlfuG2AYQyZHj4QE6bnByb2Nlc3MgIi9iaW4vc2ggLWMgZWNobyBoZWxsbyAmJiBl"
        + "Y2hvIGxhc3Qgd29yZHMgPiYyICYmIGV4aXQgNDIiIGRpZCBub3QgY29tcGxldGUgc3VjY2Vzc2Z1bGx5OiBleGl0IGNvZGU6IDQy";

    /// <summary>Recorded from Engine 28.5: the export of the layers.</summary>
    private const string ExportOn28 =
        "CmoKR3NoYTI1NjpmMWM5ZDIzNTNhOWRlZjgwOTI2OGRmMjhhMjU4YzExNTA2ODcxMWE0ZmFiYzM1MjNkOGJhZDIxOTgyMDc3MjFjGhJleHBvcnRpbmcgdG8g"
        + "aW1hZ2UqCwiV+4bYBhD4z+9LEnUKEGV4cG9ydGluZyBsYXllcnMSR3NoYTI1NjpmMWM5ZDIzNTNhOWRlZjgwOTI2OGRmMjhhMjU4YzExNTA2ODcxMWE0ZmFi"
        + "YzM1MjNkOGJhZDIxOTgyMDc3MjFjMgsIlfuG2AYQ+ovwSzoLCJX7htgGEJOK8Es=";

    /// <summary>Recorded from Engine 28.5: a Dockerfile with three faults.</summary>
    private const string WarningsOn28 =
        "CsoBCkdzaGEyNTY6NDAxNzkwM2YzNmI5MTU0MmM5M2YzYzA2NmRiMzk3OGMxNmNiNDk5MTdiYjQ5NzA5OWI1N2JkMTkwYzVjNDVkZhJHc2hhMjU2OmUxNDMy"
        + "YjhlMjA1NGFiYjAzNDQ1MWMxNWYwYThhZDQ5ZDA3ZjU4OTJjYTI2NjAxNjIyNmZlYzc3ZTk1ZDIwYTAaNlsyLzJdIFJVTiBlY2hvIGhlbGxvICYmIGVjaG8g"
        + "bGFzdCB3b3JkcyA+JjIgJiYgZXhpdCA0Mgp2CkdzaGEyNTY6ZTE0MzJiOGUyMDU0YWJiMDM0NDUxYzE1ZjBhOGFkNDlkMDdmNTg5MmNhMjY2MDE2MjI2ZmVj"
        + "NzdlOTVkMjBhMBorWzEvMl0gRlJPTSBkb2NrZXIuaW8vbGlicmFyeS9idXN5Ym94OmxhdGVzdAqkAQpHc2hhMjU2OmE3ZTZkMzU4NDQ3ZGRlODk5NGJkNjlm"
        + "NGY2NjdlNmZlMmQwMzNjNWQwODQzMGEyOGFmZjA2NjMyZDlkODQ0MDAaPVtpbnRlcm5hbF0gbG9hZCBtZXRhZGF0YSBmb3IgZG9ja2VyLmlvL2xpYnJhcnkv"
        + "YnVzeWJveDpsYXRlc3QqDAiV+4bYBhDL1I2PATIMCJX7htgGEPy3lI8BIoEKCkdzaGEyNTY6ZjU0MzAzYWNkOTMwYWY1MmIxMTRmN2QyMDdhZjBhZjc3MmY0"
        + "ZWM2MGFhNzkwMGUyYzU0NDI4NzEzOGMyOTgxNBABGltNYWludGFpbmVyRGVwcmVjYXRlZDogTWFpbnRhaW5lciBpbnN0cnVjdGlvbiBpcyBkZXByZWNhdGVk"
        + "IGluIGZhdm9yIG9mIHVzaW5nIGxhYmVsIChsaW5lIDIpIldUaGUgTUFJTlRBSU5FUiBpbnN0cnVjdGlvbiBpcyBkZXByZWNhdGVkLCB1c2UgYSBsYWJlbCBp"
        + "bnN0ZWFkIHRvIGRlZmluZSBhbiBpbWFnZSBhdXRob3IqQWh0dHBzOi8vZG9jcy5kb2NrZXIuY29tL2dvL2RvY2tlcmZpbGUvcnVsZS9tYWludGFpbmVyLWRl"
        + "cHJlY2F0ZWQvMrAHCgpEb2NrZXJmaWxlEl1mcm9tIGJ1c3lib3ggYXMgeApNQUlOVEFJTkVSIG1lCkNNRCBlY2hvIGhpClJVTiBlY2hvIGhlbGxvICYmIGVj"
        + "aG8gbGFzdCB3b3JkcyA+JjIgJiYgZXhpdCA0MgoatgYKTloAGkoKLmh0dHA6Ly9idWlsZC1jb250ZXh0LTl3dnNzeGo3czJjN3F3a2lnczFkbXd3MWkSGAoN"
        + "aHR0cC5maWxlbmFtZRIHY29udGV4dAqDAQpJCkdzaGEyNTY6ODM0MTRlMTZjMWZkZjg2MjE4ZGJhYjdlNzMxYWExNjI0OWYzZWU4NGY0ZmY0MTQyMDFkZTk0"
        + "N2I2NjJiYmQ1NFoAIjQSMgj///////////8BIiUKCC9jb250ZXh0EgEvIP///////////wE4AVj///////////8BCksKSQpHc2hhMjU2OmY1NDMwM2FjZDkz"
        + "MGFmNTJiMTE0ZjdkMjA3YWYwYWY3NzJmNGVjNjBhYTc5MDBlMmM1NDQyODcxMzhjMjk4MTQSlAEKR3NoYTI1Njo4MzQxNGUxNmMxZmRmODYyMThkYmFiN2U3"
        + "MzFhYTE2MjQ5ZjNlZTg0ZjRmZjQxNDIwMWRlOTQ3YjY2MmJiZDU0EkkSNgoObGxiLmN1c3RvbW5hbWUSJFtpbnRlcm5hbF0gbG9hZCByZW1vdGUgYnVpbGQg"
        + "Y29udGV4dCoPCgtzb3VyY2UuaHR0cBABEloKR3NoYTI1NjpmNTQzMDNhY2Q5MzBhZjUyYjExNGY3ZDIwN2FmMGFmNzcyZjRlYzYwYWE3OTAwZTJjNTQ0Mjg3"
        + "MTM4YzI5ODE0Eg8qDQoJZmlsZS5iYXNlEAESgAEKR3NoYTI1NjphZjdlOWE4ZWQwZmJjYzcwZjljMzZkMmZiNDA2ODE0NmI4MGIyOWY4MmQ1Y2VjNTE2Mzlk"
        + "YmQ2MjEyM2VlMzUxEjUqDwoLY29uc3RyYWludHMQASoMCghwbGF0Zm9ybRABKhQKEG1ldGEuZGVzY3JpcHRpb24QARqaAQpLCkdzaGEyNTY6ZjU0MzAzYWNk"
        + "OTMwYWY1MmIxMTRmN2QyMDdhZjBhZjc3MmY0ZWM2MGFhNzkwMGUyYzU0NDI4NzEzOGMyOTgxNBIACksKR3NoYTI1Njo4MzQxNGUxNmMxZmRmODYyMThkYmFi"
        + "N2U3MzFhYTE2MjQ5ZjNlZTg0ZjRmZjQxNDIwMWRlOTQ3YjY2MmJiZDU0EgAiCkRvY2tlcmZpbGU6CAoCCAISAggCIpoKCkdzaGEyNTY6ZjU0MzAzYWNkOTMw"
        + "YWY1MmIxMTRmN2QyMDdhZjBhZjc3MmY0ZWM2MGFhNzkwMGUyYzU0NDI4NzEzOGMyOTgxNBABGm5Db25zaXN0ZW50SW5zdHJ1Y3Rpb25DYXNpbmc6IENvbW1h"
        + "bmQgJ2Zyb20nIHNob3VsZCBtYXRjaCB0aGUgY2FzZSBvZiB0aGUgY29tbWFuZCBtYWpvcml0eSAodXBwZXJjYXNlKSAobGluZSAxKSJVQWxsIGNvbW1hbmRz"
        + "IHdpdGhpbiB0aGUgRG9ja2VyZmlsZSBzaG91bGQgdXNlIHRoZSBzYW1lIGNhc2luZyAoZWl0aGVyIHVwcGVyIG9yIGxvd2VyKSpJaHR0cHM6Ly9kb2NzLmRv"
        + "Y2tlci5jb20vZ28vZG9ja2VyZmlsZS9ydWxlL2NvbnNpc3RlbnQtaW5zdHJ1Y3Rpb24tY2FzaW5nLzKwBwoKRG9ja2VyZmlsZRJdZnJvbSBidXN5Ym94IGFz"
        + "IHgKTUFJTlRBSU5FUiBtZQpDTUQgZWNobyBoaQpSVU4gZWNobyBoZWxsbyAmJiBlY2hvIGxhc3Qgd29yZHMgPiYyICYmIGV4aXQgNDIKGrYGCk5aABpKCi5o"
        + "dHRwOi8vYnVpbGQtY29udGV4dC05d3Zzc3hqN3MyYzdxd2tpZ3MxZG13dzFpEhgKDWh0dHAuZmlsZW5hbWUSB2NvbnRleHQKgwEKSQpHc2hhMjU2OjgzNDE0"
        + "ZTE2YzFmZGY4NjIxOGRiYWI3ZTczMWFhMTYyNDlmM2VlODRmNGZmNDE0MjAxZGU5NDdiNjYyYmJkNTRaACI0EjII////////////ASIlCggvY29udGV4dBIB"
        + "LyD///////////8BOAFY////////////AQpLCkkKR3NoYTI1NjpmNTQzMDNhY2Q5MzBhZjUyYjExNGY3ZDIwN2FmMGFmNzcyZjRlYzYwYWE3OTAwZTJjNTQ0"
        + "Mjg3MTM4YzI5ODE0EloKR3NoYTI1NjpmNTQzMDNhY2Q5MzBhZjUyYjExNGY3ZDIwN2FmMGFmNzcyZjRlYzYwYWE3OTAwZTJjNTQ0Mjg3MTM4YzI5ODE0Eg8q"
        + "DQoJZmlsZS5iYXNlEAESgAEKR3NoYTI1NjphZjdlOWE4ZWQwZmJjYzcwZjljMzZkMmZiNDA2ODE0NmI4MGIyOWY4MmQ1Y2VjNTE2MzlkYmQ2MjEyM2VlMzUx"
        + "EjUqDwoLY29uc3RyYWludHMQASoMCghwbGF0Zm9ybRABKhQKEG1ldGEuZGVzY3JpcHRpb24QARKUAQpHc2hhMjU2OjgzNDE0ZTE2YzFmZGY4NjIxOGRiYWI3"
        + "ZTczMWFhMTYyNDlmM2VlODRmNGZmNDE0MjAxZGU5NDdiNjYyYmJkNTQSSRI2Cg5sbGIuY3VzdG9tbmFtZRIkW2ludGVybmFsXSBsb2FkIHJlbW90ZSBidWls"
        + "ZCBjb250ZXh0Kg8KC3NvdXJjZS5odHRwEAEamgEKSwpHc2hhMjU2OjgzNDE0ZTE2YzFmZGY4NjIxOGRiYWI3ZTczMWFhMTYyNDlmM2VlODRmNGZmNDE0MjAx"
        + "ZGU5NDdiNjYyYmJkNTQSAApLCkdzaGEyNTY6ZjU0MzAzYWNkOTMwYWY1MmIxMTRmN2QyMDdhZjBhZjc3MmY0ZWM2MGFhNzkwMGUyYzU0NDI4NzEzOGMyOTgx"
        + "NBIAIgpEb2NrZXJmaWxlOggKAggBEgIIASKmCgpHc2hhMjU2OmY1NDMwM2FjZDkzMGFmNTJiMTE0ZjdkMjA3YWYwYWY3NzJmNGVjNjBhYTc5MDBlMmM1NDQy"
        + "ODcxMzhjMjk4MTQQARp1SlNPTkFyZ3NSZWNvbW1lbmRlZDogSlNPTiBhcmd1bWVudHMgcmVjb21tZW5kZWQgZm9yIENNRCB0byBwcmV2ZW50IHVuaW50ZW5k"
        + "ZWQgYmVoYXZpb3IgcmVsYXRlZCB0byBPUyBzaWduYWxzIChsaW5lIDMpImJKU09OIGFyZ3VtZW50cyByZWNvbW1lbmRlZCBmb3IgRU5UUllQT0lOVC9DTUQg"
        + "dG8gcHJldmVudCB1bmludGVuZGVkIGJlaGF2aW9yIHJlbGF0ZWQgdG8gT1Mgc2lnbmFscypBaHR0cHM6Ly9kb2NzLmRvY2tlci5jb20vZ28vZG9ja2VyZmls"
        + "ZS9ydWxlL2pzb24tYXJncy1yZWNvbW1lbmRlZC8ysAcKCkRvY2tlcmZpbGUSXWZyb20gYnVzeWJveCBhcyB4Ck1BSU5UQUlORVIgbWUKQ01EIGVjaG8gaGkK"
        + "UlVOIGVjaG8gaGVsbG8gJiYgZWNobyBsYXN0IHdvcmRzID4mMiAmJiBleGl0IDQyChq2BgpOWgAaSgouaHR0cDovL2J1aWxkLWNvbnRleHQtOXd2c3N4ajdz"
        + "MmM3cXdraWdzMWRtd3cxaRIYCg1odHRwLmZpbGVuYW1lEgdjb250ZXh0CoMBCkkKR3NoYTI1Njo4MzQxNGUxNmMxZmRmODYyMThkYmFiN2U3MzFhYTE2MjQ5"
        + "ZjNlZTg0ZjRmZjQxNDIwMWRlOTQ3YjY2MmJiZDU0WgAiNBIyCP///////////wEiJQoIL2NvbnRleHQSAS8g////////////ATgBWP///////////wEKSwpJ"
        + "CkdzaGEyNTY6ZjU0MzAzYWNkOTMwYWY1MmIxMTRmN2QyMDdhZjBhZjc3MmY0ZWM2MGFhNzkwMGUyYzU0NDI4NzEzOGMyOTgxNBKUAQpHc2hhMjU2OjgzNDE0"
        + "ZTE2YzFmZGY4NjIxOGRiYWI3ZTczMWFhMTYyNDlmM2VlODRmNGZmNDE0MjAxZGU5NDdiNjYyYmJkNTQSSRI2Cg5sbGIuY3VzdG9tbmFtZRIkW2ludGVybmFs"
        + "XSBsb2FkIHJlbW90ZSBidWlsZCBjb250ZXh0Kg8KC3NvdXJjZS5odHRwEAESWgpHc2hhMjU2OmY1NDMwM2FjZDkzMGFmNTJiMTE0ZjdkMjA3YWYwYWY3NzJm"
        + "NGVjNjBhYTc5MDBlMmM1NDQyODcxMzhjMjk4MTQSDyoNCglmaWxlLmJhc2UQARKAAQpHc2hhMjU2OmFmN2U5YThlZDBmYmNjNzBmOWMzNmQyZmI0MDY4MTQ2"
        + "YjgwYjI5ZjgyZDVjZWM1MTYzOWRiZDYyMTIzZWUzNTESNSoMCghwbGF0Zm9ybRABKhQKEG1ldGEuZGVzY3JpcHRpb24QASoPCgtjb25zdHJhaW50cxABGpoB"
        + "CksKR3NoYTI1Njo4MzQxNGUxNmMxZmRmODYyMThkYmFiN2U3MzFhYTE2MjQ5ZjNlZTg0ZjRmZjQxNDIwMWRlOTQ3YjY2MmJiZDU0EgAKSwpHc2hhMjU2OmY1"
        + "NDMwM2FjZDkzMGFmNTJiMTE0ZjdkMjA3YWYwYWY3NzJmNGVjNjBhYTc5MDBlMmM1NDQyODcxMzhjMjk4MTQSACIKRG9ja2VyZmlsZToICgIIAxICCAM=";

    [Theory]
    [InlineData(FailedOn2010, "executor failed running [/bin/sh -c echo hello && echo last words >&2 && exit 42]: exit code: 42")]
    [InlineData(
        FailedOn28, "process \"/bin/sh -c echo hello && echo last words >&2 && exit 42\" did not complete successfully: exit code: 42")]
    public void A_step_that_failed_is_read(string recorded, string error)
    {
        var vertex = Assert.Single(Read(recorded).Vertices);
        Assert.StartsWith("sha256:", vertex.Digest, StringComparison.Ordinal);
        Assert.StartsWith("sha256:", Assert.Single(vertex.Inputs), StringComparison.Ordinal);
        Assert.Equal("[2/2] RUN echo hello && echo last words >&2 && exit 42", vertex.Name);
        Assert.Equal(error, vertex.Error);
        Assert.False(vertex.Cached);
        Assert.InRange(vertex.Completed!.Value - vertex.Started!.Value, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void What_commands_write_is_read()
    {
        var logs = Read(LogsOn2010).Logs;
        Assert.Equal(
            [(OutputStream.Error, "last words\n"), (OutputStream.Output, "hello\n")],
            logs.Select(log => (log.Stream, Encoding.UTF8.GetString(log.Message.Span))));
        Assert.Single(logs.Select(log => log.Vertex).Distinct());
        Assert.All(logs, log => Assert.NotNull(log.Timestamp));
    }

    [Fact]
    public void How_far_parts_are_is_read()
    {
        var trace = Read(ExportOn28);
        var status = trace.Statuses.First(status => status.Id == "exporting layers");
        Assert.Contains(trace.Vertices, vertex => vertex.Digest == status.Vertex && vertex.Name == "exporting to image");
        Assert.NotNull(status.Started);
        Assert.NotNull(status.Timestamp);
    }

    [Fact]
    public void Warnings_are_read()
    {
        var warnings = Read(WarningsOn28).Warnings;
        Assert.Equal(3, warnings.Count);
        var warning = warnings.Single(warning => warning.Summary.StartsWith("MaintainerDeprecated: ", StringComparison.Ordinal));
        Assert.Equal(1, warning.Level);
        Assert.StartsWith("https://", warning.Url, StringComparison.Ordinal);
        Assert.StartsWith("The MAINTAINER instruction is deprecated", Assert.Single(warning.Details), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_a_trace_of_nothing()
    {
        var trace = BuildTrace.Parse([]);
        Assert.Empty(trace.Vertices);
        Assert.Empty(trace.Statuses);
        Assert.Empty(trace.Logs);
        Assert.Empty(trace.Warnings);
    }

    [Fact]
    public void Fields_that_nobody_knows_are_skipped_whatever_their_kind()
    {
        byte[] bytes = [0x78, 1, 0x79, 1, 2, 3, 4, 5, 6, 7, 8, 0x7A, 2, 9, 9, 0x7D, 1, 2, 3, 4, 0x0A, 3, 0x1A, 1, (byte)'n'];
        Assert.Equal("n", Assert.Single(BuildTrace.Parse(bytes).Vertices).Name);
    }

    [Fact]
    public void A_field_of_another_kind_than_it_should_be_is_nothing()
    {
        // The name as a number, the cached flag as text, the beginning as a number.
        byte[] bytes = [0x0A, 7, 0x18, 5, 0x22, 1, (byte)'x', 0x28, 1];
        var vertex = Assert.Single(BuildTrace.Parse(bytes).Vertices);
        Assert.Equal(("", false, null), (vertex.Name, vertex.Cached, vertex.Started));
    }

    [Theory]
    [InlineData(new byte[] { 0x2A, 2, 0x08, 0 })]
    [InlineData(new byte[] { 0x2A, 11, 0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })]
    [InlineData(new byte[] { 0x2A, 10, 0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F })]
    [InlineData(new byte[] { 0x2A, 8, 0x08, 1, 0x10, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F })]
    public void A_moment_that_no_calendar_has_is_none(byte[] started)
    {
        var vertex = Assert.Single(BuildTrace.Parse([0x0A, (byte)started.Length, .. started]).Vertices);
        Assert.Null(vertex.Started);
    }

    [Theory]
    [InlineData(new byte[] { 0x0A })]
    [InlineData(new byte[] { 0x0A, 5, 1 })]
    [InlineData(new byte[] { 0x0A, 0xFF })]
    [InlineData(new byte[] { 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })]
    [InlineData(new byte[] { 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })]
    [InlineData(new byte[] { 0x0A, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00 })]
    [InlineData(new byte[] { 0x00, 0x00 })]
    [InlineData(new byte[] { 0x0B })]
    [InlineData(new byte[] { 0x0F })]
    [InlineData(new byte[] { 0x09, 1, 2 })]
    [InlineData(new byte[] { 0x0D, 1 })]
    [InlineData(new byte[] { 0x0A, 2, 0x0A, 9 })]
    public void What_is_broken_is_refused(byte[] bytes) => Assert.Throws<DockerStreamException>(() => BuildTrace.Parse(bytes));

    [Theory]
    [InlineData(FailedOn28)]
    [InlineData(ExportOn28)]
    [InlineData(WarningsOn28)]
    public void A_trace_that_is_cut_or_changed_anywhere_is_read_or_refused(string recorded)
    {
        var whole = Convert.FromBase64String(recorded);
        for (var index = 0; index < whole.Length; index++)
        {
            ReadOrRefuse(whole.AsSpan(0, index));
            foreach (var value in new byte[] { 0, 0x7F, 0x80, 0xFF })
            {
                var changed = whole.ToArray();
                changed[index] = value;
                ReadOrRefuse(changed);
            }
        }
    }

    private static BuildTrace Read(string recorded) => BuildTrace.Parse(Convert.FromBase64String(recorded));

    private static void ReadOrRefuse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            BuildTrace.Parse(bytes);
        }
        catch (DockerStreamException)
        {
            // This is what may happen.
        }
    }
}
