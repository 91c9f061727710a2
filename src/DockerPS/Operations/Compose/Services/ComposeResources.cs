using DockerPS.Engine.Models;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>The limits and devices of a container, as docker compose requests them.</summary>
internal static class ComposeResources
{
    /// <summary>Adds the limits and devices to the settings of the host.</summary>
    public static HostConfig Apply(HostConfig host, ServiceDefinition service)
    {
        var limits = service.Deploy?.Resources.Limits;
        var reserved = service.Deploy?.Resources.Reservations;
        var memory = limits is { MemoryBytes: not 0 } ? limits.MemoryBytes : service.MemoryLimit;
        var reservation = reserved is { MemoryBytes: not 0 } ? reserved.MemoryBytes : service.MemoryReservation;
        var cpus = limits is { Cpus: not 0 } ? limits.Cpus : service.Cpus;
        var processes = limits is { Pids: > 0 } ? limits.Pids : service.PidsLimit;
        return host with
        {
            CgroupParent = Text(service.CgroupParent),
            Memory = Amount(memory),
            MemorySwap = Amount(service.MemorySwapLimit),
            MemorySwappiness = Amount(service.MemorySwappiness),
            MemoryReservation = Amount(reservation),
            OomKillDisable = service.OomKillDisable,
            CpuCount = Amount(service.CpuCount),
            CpuPeriod = Amount(service.CpuPeriod),
            CpuQuota = Amount(service.CpuQuota),
            CpuRealtimePeriod = Amount(service.CpuRealtimePeriod),
            CpuRealtimeRuntime = Amount(service.CpuRealtimeRuntime),
            CpuShares = Amount(service.CpuShares),
            NanoCpus = Amount((long)(cpus * 1e9f)),
            CpuPercent = Amount((long)(service.CpuPercent * 100)),
            CpusetCpus = Text(service.CpuSet),
            DeviceCgroupRules = ListOf(service.DeviceCgroupRules),
            PidsLimit = Amount(processes),
            BlkioWeight = service.BlockInput is { Weight: not 0 } block ? block.Weight : null,
            BlkioWeightDevice = ListOf(service.BlockInput?.WeightDevices
                .Select(device => new WeightDevice { Path = device.Path, Weight = device.Weight })),
            BlkioDeviceReadBps = Rates(service.BlockInput?.ReadBytes),
            BlkioDeviceReadIOps = Rates(service.BlockInput?.ReadOperations),
            BlkioDeviceWriteBps = Rates(service.BlockInput?.WriteBytes),
            BlkioDeviceWriteIOps = Rates(service.BlockInput?.WriteOperations),
            Devices = ListOf(service.Devices.Where(device => !IsCdi(device)).Select(device => new DeviceMapping
            {
                PathOnHost = device.Source,
                PathInContainer = device.Target,
                CgroupPermissions = Text(device.Permissions),
            })),
            DeviceRequests = ListOf(Requests(service)),
            Ulimits = ListOf(service.Ulimits.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new Ulimit
            {
                Name = pair.Key,
                Soft = pair.Value.Soft != 0 ? pair.Value.Soft : pair.Value.Both,
                Hard = pair.Value.Hard != 0 ? pair.Value.Hard : pair.Value.Both,
            })),
        };
    }

    /// <summary>Returns a restart policy; null for none.</summary>
    public static RestartPolicy? Restart(ServiceDefinition service)
    {
        if (service.Deploy?.RestartPolicy is { } policy)
        {
            return new() { Name = Condition(policy.Condition), MaximumRetryCount = (int)(policy.MaxAttempts ?? 0) };
        }

        return service.Restart.Split(':') switch
        {
            [""] => null,
            [var name, var count, ..] => new() { Name = Condition(name), MaximumRetryCount = int.TryParse(count, out var most) ? most : 0 },
            var parts => new() { Name = Condition(parts[0]) },
        };
    }

    private static string Condition(string condition) => condition switch
    {
        "none" => "no",
        "any" => "always",
        _ => condition,
    };

    private static IEnumerable<DeviceRequest> Requests(ServiceDefinition service)
    {
        foreach (var device in service.Deploy?.Resources.Reservations?.Devices ?? [])
        {
            yield return Request(device, device.Capabilities);
        }

        if (service.Devices.Where(IsCdi).Select(device => device.Source).ToList() is { Count: > 0 } names)
        {
            yield return new() { Driver = "cdi", DeviceIds = names };
        }

        foreach (var device in service.Gpus)
        {
            yield return Request(device, [.. device.Capabilities, "gpu"]);
        }
    }

    private static DeviceRequest Request(Compose.Model.DeviceRequest device, IReadOnlyList<string> capabilities) => new()
    {
        Driver = Text(device.Driver),
        Count = (int)device.Count,
        DeviceIds = ListOf(device.Ids),
        Capabilities = [capabilities],
        Options = device.Options.Count > 0 ? device.Options : null,
    };

    /// <summary>Returns whether a device is named like <c>vendor.com/class=name</c>.</summary>
    private static bool IsCdi(Compose.Model.DeviceMapping device) =>
        device.Source == device.Target && device.Source is not ['/', ..]
        && device.Source.Contains('/', StringComparison.Ordinal) && device.Source.Contains('=', StringComparison.Ordinal);

    private static List<ThrottleDevice>? Rates(IReadOnlyList<Compose.Model.DeviceRate>? rates) =>
        ListOf(rates?.Select(rate => new ThrottleDevice { Path = rate.Path, Rate = rate.Rate }));

    private static List<T>? ListOf<T>(IEnumerable<T>? values) => values?.ToList() is { Count: > 0 } list ? list : null;

    private static long? Amount(long value) => value == 0 ? null : value;

    private static string? Text(string value) => value.Length > 0 ? value : null;
}
