using DockerPS.Engine.Models;
using DockerPS.Operations;

namespace DockerPS.Tests.Operations;

public sealed class ContainerMountsTests
{
    private static readonly ContainerMounts s_mounts = new(new()
    {
        HostConfig = new() { Tmpfs = new Dictionary<string, string> { ["/mem/"] = "", ["/vol/deep"] = "" }, ReadonlyRootfs = true },
        Mounts =
        [
            new() { Type = "volume", Destination = "/vol", Writable = true },
            new() { Type = "bind", Destination = "/shut", Writable = false },
            new() { Type = "bind", Destination = "/etc/app.conf", Writable = true },
            new() { Type = "tmpfs", Destination = "/run", Writable = true },
            new() { Type = "bind", Destination = "/dev/shared", Writable = true },
        ],
    });

    [Theory]
    [InlineData("/mem/file", true)]
    [InlineData("/memory", false)]
    [InlineData("/vol/file", false)]
    [InlineData("/vol/deep/file", true)]
    [InlineData("/vol/deeper", false)]
    [InlineData("/run/x", true)]
    [InlineData("/proc/1/environ", true)]
    [InlineData("/dev/null", true)]
    [InlineData("/dev/shared/x", false)]
    [InlineData("/process", false)]
    [InlineData("/etc/hosts", false)]
    public void The_engine_does_not_see_memory_and_the_kernel(string path, bool unseen) =>
        Assert.Equal(unseen, s_mounts.Unseen(path) is not null);

    [Theory]
    [InlineData("/etc/hosts", true)]
    [InlineData("/etc/resolv.conf", true)]
    [InlineData("/etc/hostname", true)]
    [InlineData("/etc/hosts.allow", false)]
    [InlineData("/etc/app.conf", true)]
    [InlineData("/vol/file", false)]
    [InlineData("/mem/file", true)]
    [InlineData("/tmp/file", false)]
    public void A_mounted_file_is_not_replaced(string path, bool isFixed) => Assert.Equal(isFixed, s_mounts.Fixed(path) is not null);

    [Theory]
    [InlineData("/tmp/file", true)]
    [InlineData("/shut/file", true)]
    [InlineData("/vol/file", false)]
    [InlineData("/mem/file", false)]
    [InlineData("/etc/hosts", false)]
    [InlineData("/proc/sys/x", false)]
    public void What_is_mounted_is_writable_in_a_read_only_root(string path, bool isReadOnly) =>
        Assert.Equal(isReadOnly, s_mounts.ReadOnly(path) is not null);
}
