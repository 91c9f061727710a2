using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>Turns the engine's answers into what a report shows.</summary>
/// <param name="usage">The measured disk usage; null if the engine could not measure it.</param>
/// <param name="containers">The containers, by name.</param>
internal sealed class ReportMapping(DiskUsage? usage, IReadOnlyList<(Container Listed, ContainerInspect Details)> containers)
{
    private static readonly string[] s_predefined = ["bridge", "host", "none", "ingress", "docker_gwbridge", "podman"];

    /// <summary>Returns the engine with its containers and its disk usage.</summary>
    public EngineFacts Engine(string name, SystemInfo info, SystemVersion version) => new()
    {
        Name = name,
        Host = EngineValue.Text(info.Name),
        Version = info.ServerVersion ?? version.Version,
        ApiVersion = version.ApiVersion,
        System = EngineValue.Text(info.OperatingSystem),
        Kernel = EngineValue.Text($"{info.KernelVersion} {info.Architecture}".Trim()),
        Cpus = info.Cpus,
        Memory = info.Memory,
        StorageDriver = EngineValue.Text(info.Driver),
        Swarm = info.Swarm is { LocalNodeState: { Length: > 0 } state and not "inactive" } swarm
            ? state == "active" ? swarm.ControlAvailable ? "manager" : "worker" : state
            : null,
        MapsRoot = info.SecurityOptions?.Any(option => option is "name=rootless" or "name=userns"
            || option.StartsWith("name=rootless,", StringComparison.Ordinal)
            || option.StartsWith("name=userns,", StringComparison.Ordinal)) == true,
        Warnings = info.Warnings ?? [],
        Containers = [.. containers.Select(Container)],
        Usage = [.. DockerDiskUsage.From(usage ?? new(), "").Select(
            kind => new ReportedUsage(
                kind.Type == "BuildCache" ? "Build cache" : $"{kind.Type}s", kind.TotalCount, kind.Active, kind.Size, kind.Reclaimable))],
    };

    /// <summary>Returns the images, the largest first. A containerd store lists one for each name.</summary>
    public IReadOnlyList<ReportedImage> Images(IReadOnlyList<ImageSummary> images)
    {
        var shared = (usage?.Images?.Items ?? []).DistinctBy(image => image.Id).ToDictionary(
            image => image.Id, image => SharedImageSize.From(image).Bytes, StringComparer.Ordinal);
        var users = containers.GroupBy(container => container.Listed.ImageId, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return
        [
            .. images.GroupBy(image => image.Id, StringComparer.Ordinal).Select(group => new ReportedImage
            {
                Id = group.Key,
                References = [.. group.SelectMany(image => image.References).Distinct(StringComparer.Ordinal)],
                Size = group.First().Size,
                Shared = shared.GetValueOrDefault(group.Key),
                Users = users.GetValueOrDefault(group.Key),
                CreatedAt = group.First().Created > 0 ? EngineTime.FromUnix(group.First().Created) : null,
            }).OrderByDescending(image => image.Size).ThenBy(image => image.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Returns the volumes, by name.</summary>
    public IReadOnlyList<ReportedVolume> Volumes(IReadOnlyList<VolumeSummary> volumes)
    {
        var sizes = (usage?.Volumes?.Items ?? []).DistinctBy(volume => volume.Name).ToDictionary(
            volume => volume.Name, volume => volume.UsageData is { Size: >= 0 } data ? data.Size : (long?)null, StringComparer.Ordinal);
        var users = containers.SelectMany(container => VolumesOf(container.Details).Select(name => (Name: name, container.Listed)))
            .ToLookup(use => use.Name, use => use.Listed.Name, StringComparer.Ordinal);
        return
        [
            .. volumes.Select(volume => new ReportedVolume
            {
                Name = volume.Name,
                Driver = volume.Driver ?? "",
                Size = sizes.GetValueOrDefault(volume.Name),
                Project = volume.Labels?.GetValueOrDefault(ComposeLabels.Project),
                Users = [.. users[volume.Name].Distinct(StringComparer.Ordinal)],
            }).OrderBy(volume => volume.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Returns the networks, by name. Those of stopped containers count: they come back with them.</summary>
    public IReadOnlyList<ReportedNetwork> Networks(IReadOnlyList<NetworkSummary> networks)
    {
        var members = containers.SelectMany(container => container.Listed.Networks.Select(network => (network, container.Listed)))
            .ToLookup(place => place.network.Name, place => place.Listed.Name, StringComparer.Ordinal);
        return
        [
            .. networks.Select(network => new ReportedNetwork
            {
                Name = network.Name,
                Driver = network.Driver ?? "",
                Scope = network.Scope ?? "",
                IsInternal = network.Internal,
                Subnets = [.. (network.Ipam?.Config ?? []).Select(range => range.Subnet).OfType<string>().Where(text => text.Length > 0)],
                Members = [.. members[network.Name].Distinct(StringComparer.Ordinal)],
                IsPredefined = s_predefined.Contains(network.Name, StringComparer.Ordinal),
            }).OrderBy(network => network.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> VolumesOf(ContainerInspect details) =>
        (details.Mounts ?? []).Where(mount => mount.Type == "volume").Select(mount => mount.Name).OfType<string>();

    private ReportedContainer Container((Container Listed, ContainerInspect Details) container)
    {
        var (listed, details) = container;
        var (facts, state) = (new ContainerFacts(details), details.State ?? new());
        return new()
        {
            Id = listed.Id,
            Name = listed.ToString(),
            Image = listed.Image,
            Project = EngineValue.Text(listed.Labels.GetValueOrDefault(ComposeLabels.Project)),
            Service = EngineValue.Text(listed.Labels.GetValueOrDefault(ComposeLabels.Service)),
            State = listed.Status,
            Health = listed.Health,
            HasHealthCheck = details.Config?.Healthcheck?.Test is [not "NONE", ..],
            ExitCode = listed.ExitCode,
            Error = EngineValue.Text(state.Error),
            OutOfMemory = facts.OutOfMemory,
            Restarts = facts.RestartCount,
            StartedAt = facts.StartedAt,
            FinishedAt = facts.FinishedAt,
            Ports =
            [
                .. listed.Ports.Select(port => new ReportedPort(
                    port.PrivatePort, port.Protocol, port.PublicPort is null ? null : port.HostIP ?? "0.0.0.0", port.PublicPort)),
            ],
            Networks = [.. listed.Networks.Select(network => network.Name)],
            Volumes = [.. VolumesOf(details).Distinct(StringComparer.Ordinal)],
            HostPaths = [.. (details.Mounts ?? []).Where(mount => mount.Type == "bind").Select(mount => mount.Source).OfType<string>()],
            Privileged = facts.Privileged,
            User = details.Config?.User ?? "",
            MemoryLimit = facts.Memory,
            Written = (usage?.Containers?.Items ?? []).FirstOrDefault(item => item.Id == listed.Id)?.SizeRw,
        };
    }
}
