using System.Text.Json;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Http;

/// <summary>
/// Starts JSON while the first request is on its way. It takes as long to start as HTTP does, and a list of containers is what
/// most sessions ask for first.
/// </summary>
internal static class JsonWarmup
{
    /// <summary>Reads a list that has a bit of everything, on the pool, once in a process.</summary>
    public static Task Begun { get; } = Task.Run(static () => JsonSerializer.Deserialize(
        """
        [{"Id":"","Names":[""],"Created":1,"SizeRw":1,"Ports":[{"PrivatePort":1,"PublicPort":1}],"Labels":{"":""},"Mounts":[{"RW":true}],
        "HostConfig":{"NetworkMode":""},"NetworkSettings":{"Networks":{"":{"Aliases":[""],"IPPrefixLen":1}}}}]
        """u8,
        EngineJson.Default.IReadOnlyListContainerSummary));
}
