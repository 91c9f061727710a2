using System.Text.Json;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Http;

/// <summary>
/// Warms up JSON while the first request is on its way. JSON takes as long to start as HTTP, and most sessions first request a
/// list of containers.
/// </summary>
internal static class JsonWarmup
{
    /// <summary>Reads a list with all kinds of members on the thread pool, once in a process.</summary>
    public static Task Started { get; } = Task.Run(static () => JsonSerializer.Deserialize(
        """
        [{"Id":"","Names":[""],"Created":1,"SizeRw":1,"Ports":[{"PrivatePort":1,"PublicPort":1}],"Labels":{"":""},"Mounts":[{"RW":true}],
        "HostConfig":{"NetworkMode":""},"NetworkSettings":{"Networks":{"":{"Aliases":[""],"IPPrefixLen":1}}}}]
        """u8,
        EngineJson.Default.IReadOnlyListContainerSummary));
}
