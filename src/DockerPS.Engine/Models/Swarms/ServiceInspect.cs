using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>A service of a swarm in the responses of <c>GET /services</c> and <c>GET /services/{id}</c>.</summary>
public sealed record ServiceInspect : SwarmItem
{
    /// <summary>The settings.</summary>
    public ServiceSpec? Spec { get; init; }

    /// <summary>The settings before the last update, which a rollback restores.</summary>
    public ServiceSpec? PreviousSpec { get; init; }

    /// <summary>The endpoint.</summary>
    public ServiceEndpoint? Endpoint { get; init; }

    /// <summary>The state of the last update; null if there was none.</summary>
    public ServiceUpdateStatus? UpdateStatus { get; init; }

    /// <summary>The numbers of tasks; only in lists, if requested.</summary>
    public ServiceStatus? ServiceStatus { get; init; }

    /// <summary>The progress of a job; null for other services.</summary>
    public JobStatus? JobStatus { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => Spec?.Name ?? "";
}

/// <summary>The endpoint of a service.</summary>
public sealed record ServiceEndpoint
{
    /// <summary>The endpoint settings.</summary>
    public EndpointSpec? Spec { get; init; }

    /// <summary>The ports, including those that the swarm chose.</summary>
    public IReadOnlyList<ServicePort>? Ports { get; init; }

    /// <summary>The virtual IP addresses, one for each network.</summary>
    [JsonPropertyName("VirtualIPs")]
    public IReadOnlyList<ServiceAddress>? VirtualIps { get; init; }
}

/// <summary>A virtual IP address, which stands for all tasks of a service in a network.</summary>
public sealed record ServiceAddress
{
    /// <summary>The network's id.</summary>
    [JsonPropertyName("NetworkID")]
    public string? NetworkId { get; init; }

    /// <summary>The address with its prefix length.</summary>
    [JsonPropertyName("Addr")]
    public string? Address { get; init; }
}

/// <summary>The state of the last update of a service.</summary>
public sealed record ServiceUpdateStatus
{
    /// <summary>updating, paused, completed, rollback_started, rollback_paused or rollback_completed.</summary>
    public string? State { get; init; }

    /// <summary>The start time (RFC 3339).</summary>
    public string? StartedAt { get; init; }

    /// <summary>The time of completion (RFC 3339).</summary>
    public string? CompletedAt { get; init; }

    /// <summary>The swarm's message.</summary>
    public string? Message { get; init; }
}

/// <summary>The numbers of tasks of a service.</summary>
public sealed record ServiceStatus
{
    /// <summary>The running tasks.</summary>
    public long RunningTasks { get; init; }

    /// <summary>The desired tasks.</summary>
    public long DesiredTasks { get; init; }

    /// <summary>The tasks of a job that have succeeded.</summary>
    public long CompletedTasks { get; init; }
}

/// <summary>The progress of a job.</summary>
public sealed record JobStatus
{
    /// <summary>The number of runs.</summary>
    public ObjectVersion? JobIteration { get; init; }

    /// <summary>The time of the last start (RFC 3339).</summary>
    public string? LastExecution { get; init; }
}

/// <summary>The response to <c>POST /services/create</c>.</summary>
public sealed record ServiceCreated
{
    /// <summary>The new service's id.</summary>
    [JsonPropertyName("ID")]
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The warning of older engines, which send a single one.</summary>
    public string? Warning { get; init; }

    /// <summary>The engine's warnings.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}

/// <summary>The response to <c>POST /services/{id}/update</c>.</summary>
public sealed record ServiceUpdated
{
    /// <summary>The engine's warnings.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}
