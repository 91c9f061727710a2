using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A swarm service as listed by <c>docker service ls</c>, with its networks and the state of its last update.</summary>
public class SwarmService
{
    internal SwarmService(ServiceInspect service, IReadOnlyDictionary<string, string> networks, string context)
    {
        var spec = service.Spec ?? new();
        Id = service.Id;
        Name = service.Name;
        (Image, ImageDigest) = (spec.TaskTemplate?.ContainerSpec?.Image ?? "").Split('@', 2) switch
        {
            [var image, var digest] => (image, digest),
            [var image, ..] => (image, null),
            [] => ("", null),
        };
        Mode = ModeOf(spec.Mode);
        Replicas = spec.Mode?.Replicated?.Replicas ?? spec.Mode?.ReplicatedJob?.TotalCompletions ?? service.ServiceStatus?.DesiredTasks;
        Running = service.ServiceStatus?.RunningTasks;
        Completed = Mode.EndsWith("Job", StringComparison.Ordinal) ? service.ServiceStatus?.CompletedTasks : null;
        Ports = [.. (service.Endpoint?.Ports ?? spec.EndpointSpec?.Ports ?? []).Select(port => new SwarmServicePort(port, Name, context))];
        Networks = [.. (spec.TaskTemplate?.Networks ?? spec.Networks ?? []).Select(network => new SwarmServiceNetwork(network, networks))];
        Labels = EngineValue.Copy(spec.Labels);
        CreatedAt = EngineTime.FromText(service.CreatedAt);
        UpdatedAt = EngineTime.FromText(service.UpdatedAt);
        UpdateStatus = service.UpdateStatus is { State.Length: > 0 } update ? new(update) : null;
        Version = service.Version?.Index ?? 0;
        Context = context;
    }

    /// <summary>The full id.</summary>
    public string Id { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The image, without its digest.</summary>
    public string Image { get; }

    /// <summary>The digest to which the image is pinned; null if each node resolves the name itself.</summary>
    public string? ImageDigest { get; }

    /// <summary>The mode: Replicated, Global, ReplicatedJob or GlobalJob.</summary>
    public string Mode { get; }

    /// <summary>The desired number of tasks; for a job, of completed tasks. Null if unknown.</summary>
    public long? Replicas { get; }

    /// <summary>
    /// The number of running tasks according to the managers, which count those of a lost node until it is removed. Null if unknown.
    /// </summary>
    public long? Running { get; }

    /// <summary>The number of completed tasks of a job; null for other services.</summary>
    public long? Completed { get; }

    /// <summary>The ports, including those assigned by the swarm.</summary>
    public ObjectList<SwarmServicePort> Ports { get; }

    /// <summary>The networks, without the ingress network.</summary>
    public ObjectList<SwarmServiceNetwork> Networks { get; }

    /// <summary>The labels of the service; its containers have separate labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>Creation time, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>Time of the last update, local time.</summary>
    public DateTime? UpdatedAt { get; }

    /// <summary>The state of the last update; null if there was none.</summary>
    public SwarmServiceUpdate? UpdateStatus { get; }

    /// <summary>The version of the service's specification, which increases with each update.</summary>
    public ulong Version { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    private static string ModeOf(ServiceMode? mode) => mode switch
    {
        { Global: not null } => nameof(ServiceMode.Global),
        { GlobalJob: not null } => nameof(ServiceMode.GlobalJob),
        { ReplicatedJob: not null } => nameof(ServiceMode.ReplicatedJob),
        _ => nameof(ServiceMode.Replicated),
    };
}
