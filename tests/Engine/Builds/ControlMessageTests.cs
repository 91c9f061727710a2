using System.Net;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Tests.Builds;

public sealed class ControlMessageTests
{
    [Fact]
    public void A_worker_is_read()
    {
        var worker = BuildWorker.Parse(ControlMessages.Worker.Written.Span);
        Assert.Equal("worker", worker.Id);
        Assert.True(worker.HasContainerdStore);
        Assert.Equal(IPAddress.Parse("172.17.0.1"), worker.HostGateway);
        Assert.Equal("linux/amd64 linux/arm/v7 windows(10.0.17763+win32k)/amd64", string.Join(' ', worker.Platforms));
        Assert.Equal("v0.25.1", worker.Version?.Version);
        var policy = Assert.Single(worker.CachePolicies);
        Assert.Equal((true, TimeSpan.FromHours(1)), (policy.All, policy.KeepDuration));
        Assert.Equal((10, 20, 30), (policy.ReservedSpace, policy.MaximumUsedSpace, policy.MinimumFreeSpace));
        Assert.Equal(["type==regular"], policy.Filters);
    }

    [Fact]
    public void A_worker_of_the_classic_store_has_no_label_of_it()
    {
        var worker = BuildWorker.Parse(new ProtobufWriter().Text(1, "old").Written.Span);
        Assert.False(worker.HasContainerdStore);
        Assert.Null(worker.HostGateway);
        Assert.Null(worker.Version);
    }

    [Fact]
    public void A_record_of_the_cache_is_read()
    {
        var usage = BuildCacheUsage.Parse(ControlMessages.Usage.Written.Span);
        Assert.Equal(("record", "mount / from exec", "regular"), (usage.Id, usage.Description, usage.Type));
        Assert.True(usage.IsMutable && usage.IsInUse && usage.IsShared);
        Assert.Equal((4096, 2), (usage.Size, usage.UsageCount));
        Assert.Equal(["one", "two"], usage.Parents);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), usage.Created);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_060), usage.LastUsed);
    }

    [Fact]
    public void The_single_parent_that_the_oldest_engines_tell_is_read() =>
        Assert.Equal(["parent"], BuildCacheUsage.Parse(new ProtobufWriter().Text(5, "parent").Written.Span).Parents);

    [Fact]
    public void A_record_of_the_history_is_read()
    {
        var change = BuildHistoryEvent.Parse(ControlMessages.Event.Written.Span);
        Assert.Equal(BuildHistoryEventKind.Completed, change.Kind);
        var record = change.Record;
        Assert.Equal(("reference", "dockerfile.v0", "exit code: 7"), (record.Reference, record.Frontend, record.Error));
        Assert.Equal("Dockerfile", record.FrontendAttributes["filename"]);
        Assert.Equal("a", record.ExporterResponse["image.name"]);
        Assert.Equal(("moby", "a"), (record.Exporters[0].Type, record.Exporters[0].Attributes["name"]));
        Assert.Equal(TimeSpan.FromMinutes(1), record.Completed - record.Created);
        Assert.Equal(("sha256:l", 9), (record.Logs!.Digest, record.Logs.Size));
        Assert.Equal("sha256:t", record.Trace!.Digest);
        Assert.Equal((3, 2, 1, 4), (record.TotalSteps, record.CompletedSteps, record.CachedSteps, record.Warnings));
        Assert.True(record.IsPinned);
        Assert.Null(BuildHistoryRecord.Parse([]).Error);
    }

    [Fact]
    public void A_message_that_is_cut_or_changed_anywhere_is_read_or_refused()
    {
        CutAndChange(ControlMessages.Worker, bytes => BuildWorker.Parse(bytes).HostGateway);
        CutAndChange(ControlMessages.Usage, BuildCacheUsage.Parse);
        CutAndChange(ControlMessages.Event, BuildHistoryEvent.Parse);
        CutAndChange(new ProtobufWriter().Map(1, new Dictionary<string, string> { ["a"] = "b" }), SolveResult.Parse);
    }

    private static void CutAndChange(ProtobufWriter message, ControlCalls.Parser<object?> parse)
    {
        var whole = message.Written.ToArray();
        for (var index = 0; index < whole.Length; index++)
        {
            ReadOrRefuse(parse, whole.AsSpan(0, index));
            foreach (var value in new byte[] { 0, 0x08, 0x7F, 0x80, 0xFF })
            {
                var changed = whole.ToArray();
                changed[index] = value;
                ReadOrRefuse(parse, changed);
            }
        }
    }

    private static void ReadOrRefuse(ControlCalls.Parser<object?> parse, ReadOnlySpan<byte> bytes)
    {
        try
        {
            parse(bytes);
        }
        catch (DockerStreamException)
        {
            // This is what may happen.
        }
    }
}
