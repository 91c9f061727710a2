using DockerPS.Compose.Errors;
using DockerPS.Compose.Model;

namespace DockerPS.Compose.Loading;

/// <summary>Checks that the values of a service do not contradict each other.</summary>
internal static class ServiceChecker
{
    /// <summary>Checks a service.</summary>
    /// <exception cref="ComposeFileException">Two values contradict each other, or one is invalid.</exception>
    public static void Check(ComposeService service)
    {
        CheckBuild(service);
        CheckHealth(service);
        CheckScale(service);
        CheckResources(service);
        CheckMounts(service);
        if (service.Develop?.Watch.FirstOrDefault(rule =>
            rule.Target.Length == 0 && rule.Action is not ("rebuild" or "restart")) is { } watch)
        {
            throw Fault(
                ComposeFailure.InvalidValue, watch.Position, $"The action '{watch.Action}' of '{service.Name}' has no target.",
                "Add 'target'.");
        }
    }

    private static void CheckBuild(ComposeService service)
    {
        if (service.Build is not { } build)
        {
            return;
        }

        if (build.DockerfileInline.Length > 0 && build.Dockerfile.Length > 0)
        {
            throw Fault(
                ComposeFailure.Conflict, build.Position, $"The build of '{service.Name}' has both 'dockerfile' and 'dockerfile_inline'.",
                "Use only one of them.");
        }

        if (build.Platforms.Count > 0 && service.Platform.Length > 0 && !build.Platforms.Contains(service.Platform))
        {
            throw Fault(
                ComposeFailure.Conflict, build.Position, $"'{service.Name}' runs on {service.Platform}, which it is not built for.",
                "Add it to 'build.platforms'.");
        }
    }

    private static void CheckHealth(ComposeService service)
    {
        if (service.HealthCheck?.Test is [var first, ..] && first is not ("CMD" or "CMD-SHELL" or "NONE"))
        {
            throw Fault(
                ComposeFailure.InvalidValue, service.HealthCheck.Position,
                $"The health check of '{service.Name}' starts with '{first}'.", "Start the list with CMD, CMD-SHELL or NONE.");
        }
    }

    private static void CheckScale(ComposeService service)
    {
        var replicas = service.Deploy?.Replicas;
        if (service.Scale is { } scale && replicas is { } number && scale != number)
        {
            throw Fault(
                ComposeFailure.Conflict, service.Position, $"'{service.Name}' has different values of 'scale' and 'deploy.replicas'.",
                "Use only one of them.");
        }

        var count = service.Scale ?? replicas ?? 1;
        if (count < 0)
        {
            throw Fault(
                ComposeFailure.InvalidValue, service.Position, $"'{service.Name}' has a negative number of containers.", "Use 0 or more.");
        }

        if (count > 1 && service.ContainerName.Length > 0)
        {
            throw Fault(
                ComposeFailure.Conflict, service.Position, $"'{service.Name}' has {count} containers, but one container name.",
                "Remove 'container_name'.");
        }
    }

    private static void CheckResources(ComposeService service)
    {
        if (service.Deploy?.Resources is not { } resources)
        {
            return;
        }

        if (resources.Limits is { } limits)
        {
            Same(service, service.Cpus, limits.Cpus, "cpus", "limits.cpus");
            Same(service, service.MemoryLimit, limits.MemoryBytes, "mem_limit", "limits.memory");
            Same(service, service.PidsLimit, limits.Pids, "pids_limit", "limits.pids");
        }

        if (resources.Reservations is { } reservations)
        {
            Same(service, service.MemoryReservation, reservations.MemoryBytes, "mem_reservation", "reservations.memory");
        }
    }

    private static void Same<T>(ComposeService service, T own, T deployed, string key, string other)
        where T : struct, IEquatable<T>
    {
        if (!own.Equals(default) && !own.Equals(deployed))
        {
            throw Fault(
                ComposeFailure.Conflict, service.Position,
                $"'{service.Name}' has different values of '{key}' and 'deploy.resources.{other}'.",
                "Use only one of them.");
        }
    }

    private static void CheckMounts(ComposeService service)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (target, position) in service.Tmpfs.Select(mount => (mount.Split(':')[0], service.Position))
            .Concat(service.Volumes.Select(volume => (volume.Target, volume.Position))))
        {
            if (!targets.Add(target))
            {
                throw Fault(
                    ComposeFailure.Conflict, position, $"'{service.Name}' has two mounts at '{target}'.", "Remove one of them.");
            }
        }
    }

    private static ComposeFileException Fault(ComposeFailure failure, SourcePosition position, string fact, string advice) =>
        new(failure, position, fact, advice);
}
