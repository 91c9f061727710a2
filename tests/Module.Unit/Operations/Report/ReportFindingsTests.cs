using DockerPS.Operations;

namespace DockerPS.Tests.Operations;

/// <summary>The findings of a report: each with what has it and what does not.</summary>
public sealed class ReportFindingsTests
{
    [Fact]
    public void NothingIsSaidOfASoundContainer() =>
        Assert.Empty(ReportFindings.Of(ReportSamples.With(ReportSamples.Sound()), ReportSamples.Now));

    [Fact]
    public void ProblemsComeFirst()
    {
        var levels = ReportFindings.Of(ReportSamples.Engine(60, 11), ReportSamples.Now).Select(finding => finding.Level).ToList();
        Assert.Equal(levels.Order(), levels);
        Assert.Equal(3, levels.Distinct().Count());
    }

    [Theory]
    [InlineData("restarting", 0, 60, true)]
    [InlineData("running", 3, 5, true)]
    [InlineData("running", 2, 5, false)]
    [InlineData("running", 900, 60, false)]
    [InlineData("exited", 900, 1, false)]
    public void RestartLoopsAreThoseOfNow(string state, int restarts, int minutes, bool isFound) => AssertFound(
        isFound,
        engine => ContainerFindings.RestartLoop(engine, ReportSamples.Now),
        container => container with { State = state, Restarts = restarts, StartedAt = ReportSamples.Now.AddMinutes(-minutes) });

    [Theory]
    [InlineData("unhealthy", true)]
    [InlineData("starting", false)]
    [InlineData(null, false)]
    public void FailingHealthChecksAreFound(string? health, bool isFound) =>
        AssertFound(isFound, ContainerFindings.Unhealthy, container => container with { Health = health });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ContainersKilledForMemoryAreFound(bool isFound)
    {
        AssertFound(isFound, ContainerFindings.OutOfMemory, container => container with { OutOfMemory = isFound });
        var found = ContainerFindings.OutOfMemory(ReportSamples.With(ReportSamples.Sound() with { OutOfMemory = true }))!;
        Assert.Equal("limit 256 MiB", found.Subjects.Single().Detail);
    }

    [Theory]
    [InlineData("created", "no such file", true)]
    [InlineData("created", null, false)]
    [InlineData("running", "an old one", false)]
    public void ContainersThatCouldNotStartAreFoundWithTheReason(string state, string? error, bool isFound) =>
        AssertFound(isFound, ContainerFindings.NotStarted, container => container with { State = state, Error = error });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PrivilegedContainersAreFound(bool isFound) =>
        AssertFound(isFound, ContainerFindings.Privileged, container => container with { Privileged = isFound });

    [Theory]
    [InlineData("/var/run/docker.sock", true)]
    [InlineData("/run/docker.sock", true)]
    [InlineData("/var/run/", true)]
    [InlineData("/", true)]
    [InlineData("/srv/docker.sock.d", false)]
    [InlineData("/var", false)]
    public void TheEnginesSocketIsFoundByItselfAndInItsFolder(string path, bool isFound) =>
        AssertFound(isFound, ContainerFindings.EngineSocket, container => container with { HostPaths = ["/etc/localtime", path] });

    [Theory]
    [InlineData("0.0.0.0", 8080, true)]
    [InlineData("::", 8080, true)]
    [InlineData("127.0.0.1", 8080, false)]
    [InlineData("10.0.0.4", 8080, false)]
    [InlineData(null, null, false)]
    public void PortsOnAllInterfacesAreFound(string? address, int? port, bool isFound) =>
        AssertFound(isFound, ContainerFindings.OpenPorts, container => container with { Ports = [new(80, "tcp", address, port)] });

    [Fact]
    public void APortOnBothFamiliesIsNamedOnce()
    {
        var container = ReportSamples.Sound() with
        {
            Ports = [new(80, "tcp", "0.0.0.0", 8080), new(80, "tcp", "::", 8080), new(53, "udp", "::", 53)],
        };
        Assert.Equal("8080/tcp, 53/udp", ContainerFindings.OpenPorts(ReportSamples.With(container))!.Subjects.Single().Detail);
    }

    [Theory]
    [InlineData("running", false, true)]
    [InlineData("running", true, false)]
    [InlineData("exited", false, false)]
    public void RunningContainersWithoutAHealthCheckAreFound(string state, bool hasCheck, bool isFound) => AssertFound(
        isFound, ContainerFindings.NoHealthCheck, container => container with { State = state, HasHealthCheck = hasCheck });

    [Theory]
    [InlineData("running", null, true)]
    [InlineData("running", 1024L, false)]
    [InlineData("exited", null, false)]
    public void RunningContainersWithoutAMemoryLimitAreFound(string state, long? limit, bool isFound) =>
        AssertFound(isFound, ContainerFindings.NoMemoryLimit, container => container with { State = state, MemoryLimit = limit });

    [Theory]
    [InlineData("", true)]
    [InlineData("0", true)]
    [InlineData("root", true)]
    [InlineData("0:0", true)]
    [InlineData("root:www", true)]
    [InlineData("101", false)]
    [InlineData("www-data:root", false)]
    public void ContainersThatRunAsRootAreFoundUnlessTheHostMapsIt(string user, bool isFound)
    {
        AssertFound(isFound, ContainerFindings.Root, container => container with { User = user });
        Assert.Null(ContainerFindings.Root(ReportSamples.With(ReportSamples.Sound() with { User = user }) with { MapsRoot = true }));
    }

    [Theory]
    [InlineData("nginx", true)]
    [InlineData("nginx:latest", true)]
    [InlineData("localhost:5000/app", true)]
    [InlineData("registry.example.com:5000/team/app:latest", true)]
    [InlineData("nginx:1.27", false)]
    [InlineData("nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", false)]
    [InlineData("nginx:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", false)]
    [InlineData("sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", false)]
    [InlineData("0123456789ab", false)]
    [InlineData("", false)]
    public void ImagesOfTheTagLatestAreFound(string image, bool isFound) =>
        AssertFound(isFound, ContainerFindings.LatestTag, container => container with { Image = image });

    [Fact]
    public void MuchReclaimableSpaceIsFound()
    {
        var engine = new EngineFacts
        {
            Name = "test", Usage = [new("Images", 9, 1, 5_000_000_000, 4_200_000_000), new("Volumes", 9, 1, 5_000_000_000, 999_999_999)],
        };
        Assert.Equal([new("Images", "4.2 GB")], EngineFindings.Reclaimable(engine)!.Subjects);
        Assert.Null(EngineFindings.Reclaimable(engine with { Usage = [] }));
    }

    [Fact]
    public void TheEnginesOwnWarningsAreFound()
    {
        var engine = new EngineFacts { Name = "test", Warnings = ["WARNING: No swap limit support", "bridge-nf is off"] };
        Assert.Equal([new(null, "No swap limit support"), new(null, "bridge-nf is off")], EngineFindings.Warnings(engine)!.Subjects);
        Assert.Null(EngineFindings.Warnings(engine with { Warnings = [] }));
    }

    /// <summary>Checks that a finding is about the container that has it, and not about a sound one beside it.</summary>
    private static void AssertFound(
        bool isFound, Func<EngineFacts, Finding?> find, Func<ReportedContainer, ReportedContainer> change)
    {
        var changed = change(ReportSamples.Sound("odd"));
        var finding = find(ReportSamples.With(changed) with { Containers = [ReportSamples.Sound("sound"), changed] });
        Assert.Equal(isFound ? ["odd"] : [], finding?.Subjects.Select(subject => subject.Name) ?? []);
        if (finding is not null)
        {
            Assert.EndsWith(".", finding.Remedy, StringComparison.Ordinal);
        }
    }
}
