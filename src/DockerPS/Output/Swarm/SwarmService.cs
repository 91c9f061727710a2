using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A service of a swarm, as <c>docker service ls</c> shows it, with its networks and how its last change goes.</summary>
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

    /// <summary>The digest that the image is fixed to; null where each node gets what its registry has under the name.</summary>
    public string? ImageDigest { get; }

    /// <summary>Replicated, Global, ReplicatedJob or GlobalJob.</summary>
    public string Mode { get; }

    /// <summary>How many tasks there are to be; of a job, how many are to end well. Null where the engine does not tell.</summary>
    public long? Replicas { get; }

    /// <summary>How many tasks run, as the managers know: those of a lost node count until it is back or removed. Null where the engine does not tell.</summary>
    public long? Running { get; }

    /// <summary>How many tasks of a job have ended well; null for other services.</summary>
    public long? Completed { get; }

    /// <summary>The ports, with those that the swarm has chosen.</summary>
    public ObjectList<SwarmServicePort> Ports { get; }

    /// <summary>The networks, without the one that carries published ports.</summary>
    public ObjectList<SwarmServiceNetwork> Networks { get; }

    /// <summary>The labels of the service; its containers have their own.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>When it was made, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>When it was last changed, local time.</summary>
    public DateTime? UpdatedAt { get; }

    /// <summary>How its last change goes; null where there was none.</summary>
    public SwarmServiceUpdate? UpdateStatus { get; }

    /// <summary>Which of its states this is; it grows with each change.</summary>
    public ulong Version { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static string ModeOf(ServiceMode? mode) => mode switch
    {
        { Global: not null } => nameof(ServiceMode.Global),
        { GlobalJob: not null } => nameof(ServiceMode.GlobalJob),
        { ReplicatedJob: not null } => nameof(ServiceMode.ReplicatedJob),
        _ => nameof(ServiceMode.Replicated),
    };
}
