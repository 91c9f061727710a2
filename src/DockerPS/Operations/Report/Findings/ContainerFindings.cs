using System.Globalization;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>Findings about the containers of an engine. Each returns null if there is nothing to say.</summary>
internal static class ContainerFindings
{
    private const int ManyRestarts = 3;

    /// <summary>A container that has run for so long no longer restarts in a loop, however often it did before.</summary>
    private static readonly TimeSpan s_settled = TimeSpan.FromMinutes(10);

    private static readonly string[] s_sockets =
        ["/var/run/docker.sock", "/run/docker.sock", "/var/run", "/run", "/", "/run/podman/podman.sock", "/var/run/podman/podman.sock"];

    /// <summary>Containers that the engine restarts again and again.</summary>
    public static Finding? RestartLoop(EngineFacts engine, DateTimeOffset now) => Of(
        engine,
        FindingLevel.Problem,
        "Restart loops",
        "Read the end of the log with Get-ContainerLog -Tail 50, and mend what makes the container exit.",
        container => container.State == "restarting"
            || (container.IsRunning && container.Restarts >= ManyRestarts && now - container.StartedAt < s_settled)
                ? string.Create(CultureInfo.InvariantCulture, $"{container.Restarts} restarts")
                : null);

    /// <summary>Containers whose health check fails.</summary>
    public static Finding? Unhealthy(EngineFacts engine) => Of(
        engine,
        FindingLevel.Problem,
        "Failing health checks",
        "Read what the check says with (Get-Container NAME -Detail).HealthCheck.Log, and the log of the container.",
        container => container.Health == "unhealthy" ? "" : null);

    /// <summary>Containers that the kernel killed.</summary>
    public static Finding? OutOfMemory(EngineFacts engine) => Of(
        engine,
        FindingLevel.Problem,
        "Killed for lack of memory",
        "Raise the limit with Set-Container -Memory, or find out what fills the memory.",
        container => !container.OutOfMemory ? null
            : container.MemoryLimit is { } limit ? $"limit {Display.BinarySize(limit)}"
            : "no limit of its own");

    /// <summary>Containers that the engine could not start.</summary>
    public static Finding? NotStarted(EngineFacts engine) => Of(
        engine,
        FindingLevel.Problem,
        "Containers that could not start",
        "Mend what the engine names, then run Start-Container.",
        container => container.IsRunning ? null : container.Error);

    /// <summary>Containers with all privileges.</summary>
    public static Finding? Privileged(EngineFacts engine) => Of(
        engine,
        FindingLevel.Risk,
        "Privileged containers",
        "They can do whatever root of the host can. Create them without -Privileged, with the few -CapAdd and -Device that they need.",
        container => container.Privileged ? "" : null);

    /// <summary>Containers that can command the engine.</summary>
    public static Finding? EngineSocket(EngineFacts engine) => Of(
        engine,
        FindingLevel.Risk,
        "Engine socket mounted",
        "They can start any container, and so become root of the host. Give them a proxy that passes on only the requests that they need.",
        container => container.HostPaths.FirstOrDefault(
            path => s_sockets.Contains(path.Length > 1 ? path.TrimEnd('/') : path, StringComparer.Ordinal)));

    /// <summary>Containers with ports on all addresses of the host.</summary>
    public static Finding? OpenPorts(EngineFacts engine) => Of(
        engine,
        FindingLevel.Risk,
        "Published on all interfaces",
        "Whoever reaches the host reaches these ports, past most firewalls. Publish what only the host needs as 127.0.0.1:8080:80.",
        container => string.Join(
            ", ",
            container.Ports.Where(port => port.IsOpen).Select(
                port => string.Create(CultureInfo.InvariantCulture, $"{port.Public}/{port.Protocol}")).Distinct()) is { Length: > 0 } ports
            ? ports
            : null);

    /// <summary>Running containers without a health check.</summary>
    public static Finding? NoHealthCheck(EngineFacts engine) => Of(
        engine,
        FindingLevel.Advice,
        "No health check",
        "The engine cannot tell whether they work. Add HEALTHCHECK to the image, or create the container with -HealthCommand.",
        container => container is { IsRunning: true, HasHealthCheck: false } ? "" : null);

    /// <summary>Running containers that may use all memory.</summary>
    public static Finding? NoMemoryLimit(EngineFacts engine) => Of(
        engine,
        FindingLevel.Advice,
        "No memory limit",
        "They can take all memory of the host. Set a limit with Set-Container -Memory.",
        container => container is { IsRunning: true, MemoryLimit: null } ? "" : null);

    /// <summary>Running containers whose root is the host's.</summary>
    public static Finding? Root(EngineFacts engine) => engine.MapsRoot
        ? null
        : Of(
            engine,
            FindingLevel.Advice,
            "Running as root",
            "A process that breaks out is root of the host. Add USER to the image, or create the container with -User.",
            container => container.IsRunning && IsRoot(container.User) ? "" : null);

    /// <summary>Containers whose image changes without notice.</summary>
    public static Finding? LatestTag(EngineFacts engine) => Of(
        engine,
        FindingLevel.Advice,
        "Tag latest",
        "Nobody can tell which version runs, and the next pull may bring another one. Name a version.",
        container => IsLatest(container.Image) ? container.Image : null);

    private static bool IsRoot(string user) => user.Split(':')[0] is "" or "0" or "root";

    /// <summary>Returns whether an image is that of the tag latest. An image without a name is known by its id.</summary>
    private static bool IsLatest(string image) => image.Length > 0 && !ImageName.IsId(image)
        && ImageName.Split(image) is { Digest: null, Tag: null or ImageName.DefaultTag } name && !IsShortId(name.Repository);

    private static bool IsShortId(string name) => name.Length == 12 && name.All(char.IsAsciiHexDigitLower);

    private static Finding? Of(
        EngineFacts engine, FindingLevel level, string title, string remedy, Func<ReportedContainer, string?> detail)
    {
        List<FindingSubject> subjects =
        [
            .. engine.Containers.Select(container => (container.Name, Detail: detail(container)))
                .Where(found => found.Detail is not null)
                .Select(found => new FindingSubject(found.Name, found.Detail is "" ? null : found.Detail)),
        ];
        return subjects.Count == 0 ? null : new(level, title, remedy, subjects);
    }
}
