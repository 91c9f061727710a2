using DockerPS.Engine.Archives;
using DockerPS.Engine.Copy;
using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Copy;

public sealed class KilledEngineCopyTests(MortalEngineFixture engine) : IClassFixture<MortalEngineFixture>, IDisposable
{
    private const int Size = 64 << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("copy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_engine_that_is_killed_within_a_copy_leaves_no_half_file_and_serves_the_next_when_it_is_back()
    {
        var containers = engine.Client.Containers;
        var id = (await containers.CreateAsync(new() { Image = EngineFixture.Image })).Id;
        var (large, back) = (Path.Combine(_folder, "large"), Path.Combine(_folder, "back"));
        using (var file = File.Create(large))
        {
            file.SetLength(Size);
        }

        await new ContainerCopy(new()).UploadAsync([new(large)], containers, id, "/tmp");
        File.WriteAllText(back, "old");
        await Assert.ThrowsAsync<DockerStreamException>(
            () => KilledAt(8 << 20).DownloadAsync(containers, id, "/tmp/large", new(back)).Soon());
        Assert.Equal("old", File.ReadAllText(back));
        Assert.Equal(["back", "large"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        await engine.ResumeAsync();
        await Assert.ThrowsAsync<DockerStreamException>(
            () => KilledAt(8 << 20).UploadAsync([new(large)], containers, id, "/tmp/other").Soon());

        await engine.ResumeAsync();
        await new ContainerCopy(new()).DownloadAsync(containers, id, "/tmp/large", new(back));
        Assert.Equal(Size, new FileInfo(back).Length);
    }

    private ContainerCopy KilledAt(long bytes) => new(new()
    {
        Passed = count =>
        {
            var before = bytes;
            bytes -= count;
            if (before > 0 && bytes <= 0)
            {
                engine.KillAsync().GetAwaiter().GetResult();
            }
        },
    });
}
