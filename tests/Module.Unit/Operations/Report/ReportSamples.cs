using DockerPS.Operations;

namespace DockerPS.Tests.Operations;

/// <summary>Engines for the tests of reports.</summary>
internal static class ReportSamples
{
    /// <summary>What names and labels may contain to break out of a page.</summary>
    public const string Hostile =
        "\"><img src=x onerror=alert(1)></script><script>alert(1)</script>&amp;'\u202Egnp\u0000\u001B[31m\uD800\uFFFF";

    private static readonly string[] s_services = ["web", "api", "worker", "db", "cache", "queue"];

    private static readonly string[] s_images =
        ["nginx:1.27", "registry.example.com:5000/shop/api:2.14.1", "shop/worker", "postgres:16", "redis:7", "rabbitmq:latest"];

    /// <summary>The time of the reports.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 29, 20, 41, 0, TimeSpan.FromHours(1));

    /// <summary>Returns a report on engines.</summary>
    public static ReportFacts Report(params EngineFacts[] engines) =>
        new() { CreatedAt = Now, ModuleVersion = "0.2.0", Engines = engines };

    /// <summary>Returns an engine with a single container.</summary>
    public static EngineFacts With(ReportedContainer container) => new() { Name = "test", Containers = [container] };

    /// <summary>Returns a container without any finding.</summary>
    public static ReportedContainer Sound(string name = "web") => new()
    {
        Name = name, Image = "nginx:1.27", HasHealthCheck = true, Health = "healthy", User = "101", MemoryLimit = 268435456,
        StartedAt = Now.AddDays(-3),
    };

    /// <summary>Returns an engine with Compose projects, each with a network, and one network that all of them share.</summary>
    /// <param name="count">The number of containers.</param>
    /// <param name="projects">The number of projects.</param>
    public static EngineFacts Engine(int count, int projects)
    {
        var containers = Enumerable.Range(0, count).Select(index => Container(index, projects)).ToList();
        var users = containers.SelectMany(container => container.Volumes.Select(volume => (volume, container.Name)))
            .ToLookup(use => use.volume, use => use.Name);
        var members = containers.SelectMany(container => container.Networks.Select(network => (network, container.Name)))
            .ToLookup(place => place.network, place => place.Name);
        return new()
        {
            Name = "prod",
            Host = "build01",
            Version = "28.5.2",
            ApiVersion = "1.51",
            System = "Debian GNU/Linux 13 (trixie)",
            Kernel = "6.12.48 x86_64",
            Cpus = 16,
            Memory = 67_000_000_000,
            StorageDriver = "overlay2",
            Warnings = ["WARNING: No swap limit support"],
            Containers = containers,
            Images = [.. Enumerable.Range(0, 18).Select(Image).OrderByDescending(image => image.Size)],
            Volumes =
            [
                .. members.Select(group => group.Key).Where(name => name != "proxy").Select((name, index) => new ReportedVolume
                {
                    Name = name.Replace("default", "data", StringComparison.Ordinal), Size = 734_003_200L / (index + 1),
                    Project = name.Split('_')[0],
                    Users = [.. users[name.Replace("default", "data", StringComparison.Ordinal)]],
                }),
                new() { Name = new string('a', 32) + new string('0', 32), Size = 48_000_000 },
            ],
            Networks =
            [
                .. members.Select((group, index) => new ReportedNetwork
                {
                    Name = group.Key, Subnets = [$"172.{18 + index}.0.0/16"], Members = [.. group], IsInternal = index == 3,
                }),
                new() { Name = "bridge", Subnets = ["172.17.0.0/16"], IsPredefined = true },
                new() { Name = "host", Driver = "host", IsPredefined = true },
                new() { Name = "none", Driver = "null", IsPredefined = true },
            ],
            Usage =
            [
                new("Images", 18, 6, 7_431_000_000, 3_120_000_000), new("Containers", count, count - 4, 212_000_000, 9_400_000),
                new("Volumes", 12, 9, 2_600_000_000, 48_000_000), new("Build cache", 93, 0, 1_940_000_000, 1_940_000_000),
            ],
        };
    }

    private static ReportedContainer Container(int index, int projects)
    {
        var project = $"shop{index % projects}";
        var kind = (index / projects) % s_services.Length;
        var service = s_services[kind];
        var container = Sound() with
        {
            Id = $"{index:x12}".PadLeft(64, '7'),
            Name = $"{project}-{service}-{(index / projects / s_services.Length) + 1}",
            Image = s_images[kind],
            Project = index % 17 == 16 ? null : project,
            Networks = kind == 0 ? [$"{project}_default", "proxy"] : [$"{project}_default"],
            Volumes = kind == 3 ? [$"{project}_data"] : [],
            Ports = kind == 0 ? [new(80, "tcp", "0.0.0.0", 8000 + index), new(80, "tcp", "::", 8000 + index), new(443)]
                : kind == 3 ? [new(5432, "tcp", "127.0.0.1", 5400 + index)]
                : [],
            HasHealthCheck = kind < 4,
            Health = kind < 4 ? "healthy" : null,
            User = kind == 2 ? "" : "1000",
            StartedAt = Now.AddMinutes(-37 * (index + 1)),
        };
        return (index % 23) switch
        {
            5 => container with { Health = "unhealthy" },
            9 => container with { State = "exited", Health = null, ExitCode = 137, OutOfMemory = true, FinishedAt = Now.AddHours(-2) },
            13 => container with { State = "restarting", Health = null, ExitCode = 1, Restarts = 41 },
            17 => container with { State = "exited", Health = null, ExitCode = 0, FinishedAt = Now.AddDays(-2) },
            20 => container with { Privileged = true, HostPaths = ["/var/run/docker.sock"], MemoryLimit = null },
            _ => container,
        };
    }

    private static ReportedImage Image(int index) => new()
    {
        Id = "sha256:" + $"{index:x}".PadLeft(64, 'c'),
        References = index == 7 ? [] : index < s_images.Length ? [s_images[index]] : [$"registry.example.com:5000/shop/api:2.{index}.0"],
        Size = 1_420_000_000L / (index + 1),
        Shared = index % 3 == 0 ? 0 : 74_000_000L,
        Users = index < 6 ? 10 - index : 0,
        CreatedAt = Now.AddDays(-9 * index),
    };
}
