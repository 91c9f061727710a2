using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>A service of a swarm as <c>GET /services</c> and <c>GET /services/{id}</c> give it.</summary>
public sealed record ServiceInspect : SwarmItem
{
    /// <summary>What it is to be.</summary>
    public ServiceSpec? Spec { get; init; }

    /// <summary>What it was to be before its last change; what a rollback goes back to.</summary>
    public ServiceSpec? PreviousSpec { get; init; }

    /// <summary>How it is reached.</summary>
    public ServiceEndpoint? Endpoint { get; init; }

    /// <summary>How its last change goes; null if there was none.</summary>
    public ServiceUpdateStatus? UpdateStatus { get; init; }

    /// <summary>How many of its tasks run; only in lists, where it was asked for.</summary>
    public ServiceStatus? ServiceStatus { get; init; }

    /// <summary>How a job goes; null for other services.</summary>
    public JobStatus? JobStatus { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => Spec?.Name ?? "";
}

/// <summary>How a service is reached.</summary>
public sealed record ServiceEndpoint
{
    /// <summary>How it was to be.</summary>
    public EndpointSpec? Spec { get; init; }

    /// <summary>Its ports, with those that the swarm has chosen.</summary>
    public IReadOnlyList<ServicePort>? Ports { get; init; }

    /// <summary>Its addresses, one for each network.</summary>
    [JsonPropertyName("VirtualIPs")]
    public IReadOnlyList<ServiceAddress>? VirtualIps { get; init; }
}

/// <summary>An address that stands for all tasks of a service in a network.</summary>
public sealed record ServiceAddress
{
    /// <summary>The network's id.</summary>
    [JsonPropertyName("NetworkID")]
    public string? NetworkId { get; init; }

    /// <summary>The address, with the length of its network's prefix.</summary>
    [JsonPropertyName("Addr")]
    public string? Address { get; init; }
}

/// <summary>How the last change of a service goes.</summary>
public sealed record ServiceUpdateStatus
{
    /// <summary>updating, paused, completed, rollback_started, rollback_paused or rollback_completed.</summary>
    public string? State { get; init; }

    /// <summary>When it began (RFC 3339).</summary>
    public string? StartedAt { get; init; }

    /// <summary>When it was done (RFC 3339).</summary>
    public string? CompletedAt { get; init; }

    /// <summary>What the swarm says about it.</summary>
    public string? Message { get; init; }
}

/// <summary>How many tasks of a service run.</summary>
public sealed record ServiceStatus
{
    /// <summary>Those that run.</summary>
    public long RunningTasks { get; init; }

    /// <summary>Those that are to run.</summary>
    public long DesiredTasks { get; init; }

    /// <summary>Those of a job that have ended well.</summary>
    public long CompletedTasks { get; init; }
}

/// <summary>How a job goes.</summary>
public sealed record JobStatus
{
    /// <summary>How often it was run.</summary>
    public ObjectVersion? JobIteration { get; init; }

    /// <summary>When it was last begun (RFC 3339).</summary>
    public string? LastExecution { get; init; }
}

/// <summary>The answer to <c>POST /services/create</c>.</summary>
public sealed record ServiceCreated
{
    /// <summary>The new service's id.</summary>
    [JsonPropertyName("ID")]
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>What the engine has to say about the request; older engines have one.</summary>
    public string? Warning { get; init; }

    /// <summary>What the engine has to say about the request.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}

/// <summary>The answer to <c>POST /services/{id}/update</c>.</summary>
public sealed record ServiceUpdated
{
    /// <summary>What the engine has to say about the request.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}
