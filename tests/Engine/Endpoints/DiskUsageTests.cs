using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

/// <summary>What things take. The lists have the shape of API 1.41, the counts that of API 1.55.</summary>
[Collection(OnEngine.Name)]
public sealed class DiskUsageTests(EngineFixture engine)
{
    private const string Lists = """
        {"LayersSize":1000,"Images":[{"Id":"sha256:a","Containers":2,"Size":600,"SharedSize":200,"RepoTags":["a:1"]},
        {"Id":"sha256:b","Containers":0,"Size":500,"SharedSize":200},{"Id":"sha256:c","Containers":-1,"Size":100,"SharedSize":-1}],
        "Containers":[{"Id":"c1","State":"running","SizeRw":10},{"Id":"c2","State":"exited","SizeRw":20,"SizeRootFs":99},
        {"Id":"c3","State":"paused","SizeRw":3},{"Id":"c4","State":"created"}],
        "Volumes":[{"Name":"v1","Driver":"local","UsageData":{"RefCount":1,"Size":70}},{"Name":"v2","UsageData":{"RefCount":0,"Size":30}},
        {"Name":"v3","UsageData":{"RefCount":0,"Size":-1}},{"Name":"v4","UsageData":null}],
        "BuildCache":[{"ID":"r1","Parent":"","Type":"regular","Description":"step","InUse":true,"Shared":false,"Size":7,
        "CreatedAt":"2021-06-28T13:31:01.474619385Z","LastUsedAt":null,"UsageCount":1},
        {"ID":"r2","InUse":false,"Shared":true,"Size":100},{"ID":"r3","InUse":false,"Shared":false,"Size":11}],"BuilderSize":18}
        """;

    private const string Counts = """
        {"ImageUsage":{"ActiveCount":1,"TotalCount":4,"Reclaimable":12345678,"TotalSize":98765432,
        "Items":[{"Id":"sha256:a","RepoTags":["a:1"],"Containers":1,"Size":5,"SharedSize":-1}]},
        "ContainerUsage":{"ActiveCount":2,"TotalCount":3,"Reclaimable":30,"TotalSize":40,"Items":[{"Id":"c1","Names":["/web"],
        "State":"running"}]},
        "VolumeUsage":{"ActiveCount":0,"TotalCount":1,"Reclaimable":50,"TotalSize":50,"Items":[{"Name":"v1","UsageData":{"RefCount":0,
        "Size":50}}]},
        "BuildCacheUsage":{"TotalCount":1,"Reclaimable":60,"TotalSize":61,"Items":[{"ID":"r1","Parents":["r0"],"Type":"source.local",
        "Size":61}]}}
        """;

    [Fact]
    public async Task Older_engines_give_lists_which_are_counted_as_docker_counts_them()
    {
        await using var hostile = Answering(Lists, "1.41");
        using var client = hostile.CreateClient();
        var usage = await client.System.DiskUsageAsync(items: true).Soon();
        Assert.Equal((3, 1, 1000, 600), Figures(usage.Images!));
        Assert.Equal((4, 2, 33, 20), Figures(usage.Containers!));
        Assert.Equal((4, 1, 100, 30), Figures(usage.Volumes!));
        Assert.Equal((3, 1, 18, 11), Figures(usage.BuildCache!));
        Assert.Equal(["GET /v1.41/system/df HTTP/1.1"], hostile.Requests);
        var record = usage.BuildCache!.Items![0];
        Assert.Equal(("r1", "regular", "step", true, null), (record.Id, record.Type, record.Description, record.InUse, record.LastUsedAt));
    }

    [Fact]
    public async Task Newer_engines_count_themselves_and_give_each_thing_where_it_is_wanted()
    {
        await using var hostile = Answering(Counts, "1.55");
        using var client = hostile.CreateClient();
        var usage = await client.System.DiskUsageAsync(items: true).Soon();
        Assert.Equal((4, 1, 98765432, 12345678), Figures(usage.Images!));
        Assert.Equal((3, 2, 40, 30), Figures(usage.Containers!));
        Assert.Equal((1, 0, 50, 50), Figures(usage.Volumes!));
        Assert.Equal((1, 0, 61, 60), Figures(usage.BuildCache!));
        Assert.Equal("a:1", usage.Images!.Items![0].RepoTags![0]);
        Assert.Equal("/web", usage.Containers!.Items![0].Names![0]);
        Assert.Equal(50, usage.Volumes!.Items![0].UsageData!.Size);
        Assert.Equal("r0", usage.BuildCache!.Items![0].Parents![0]);
        Assert.Equal(["GET /v1.55/system/df?verbose=1 HTTP/1.1"], hostile.Requests);
    }

    [Theory]
    [InlineData("1.41", "")]
    [InlineData("1.42", "?type=image&type=volume")]
    [InlineData("1.55", "?type=image&type=volume")]
    public async Task What_is_not_asked_for_is_not_counted(string version, string query)
    {
        await using var hostile = Answering(version == "1.55" ? Counts : Lists, version);
        using var client = hostile.CreateClient();
        var usage = await client.System.DiskUsageAsync(DiskUsageKinds.Image | DiskUsageKinds.Volume).Soon();
        Assert.NotNull(usage.Images);
        Assert.NotNull(usage.Volumes);
        Assert.Null(usage.Containers);
        Assert.Null(usage.BuildCache);
        Assert.Equal([$"GET /v{version}/system/df{query} HTTP/1.1"], hostile.Requests);
    }

    [Fact]
    public async Task An_engine_with_nothing_takes_nothing()
    {
        await using var hostile = Answering("""{"LayersSize":0,"Images":null,"Containers":[],"Volumes":null}""", "1.44");
        using var client = hostile.CreateClient();
        var usage = await client.System.DiskUsageAsync().Soon();
        Assert.Equal((0, 0, 0, 0), Figures(usage.Images!));
        Assert.Equal((0, 0, 0, 0), Figures(usage.BuildCache!));
    }

    [Fact]
    public async Task A_container_takes_what_it_wrote()
    {
        var id = await engine.RunAsync("dd if=/dev/zero of=/x bs=1000 count=300");
        var usage = await engine.Client.System.DiskUsageAsync(DiskUsageKinds.Container | DiskUsageKinds.Image);
        EngineFixture.AssertSize(300_000, usage.Containers!.Items!.Single(container => container.Id == id).SizeRw);
        Assert.True(usage.Containers.Reclaimable >= 300_000 && usage.Containers.TotalSize >= usage.Containers.Reclaimable);
        Assert.True(usage.Images!.ActiveCount >= 1 && usage.Images.TotalSize > 0);
        Assert.Null(usage.Volumes);
    }

    private static HostileEngine Answering(string json, string version) => HostileEngine.Answering(
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}",
        HostileEngine.Pong.Replace("1.41", version, StringComparison.Ordinal));

    private static (long Total, long Active, long Size, long Reclaimable) Figures<T>(DiskUsageOf<T> usage) =>
        (usage.TotalCount, usage.ActiveCount, usage.TotalSize, usage.Reclaimable);
}
