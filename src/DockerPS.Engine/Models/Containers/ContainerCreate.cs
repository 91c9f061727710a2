using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>The body of <c>POST /containers/create</c>.</summary>
public sealed record ContainerCreateRequest : ContainerConfig
{
    /// <summary>The settings that depend on the host.</summary>
    public HostConfig? HostConfig { get; init; }

    /// <summary>The networks to connect it to.</summary>
    public NetworkingConfig? NetworkingConfig { get; init; }

    /// <summary>Returns the body as it is sent.</summary>
    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, EngineJson.Default.ContainerCreateRequest)!.AsObject();
}

/// <summary>The networks of a new container.</summary>
public sealed record NetworkingConfig
{
    /// <summary>The endpoints, by the networks' names.</summary>
    public IReadOnlyDictionary<string, EndpointSettings>? EndpointsConfig { get; init; }
}

/// <summary>The response to <c>POST /containers/create</c>.</summary>
public sealed record ContainerCreated
{
    /// <summary>The new container's id.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The engine's warnings.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}

/// <summary>The body of <c>POST /containers/{id}/update</c>.</summary>
public sealed record ContainerUpdateRequest : Resources
{
    /// <summary>The restart policy.</summary>
    public RestartPolicy? RestartPolicy { get; init; }
}

/// <summary>The response to <c>POST /containers/{id}/update</c>.</summary>
public sealed record ContainerUpdated
{
    /// <summary>The engine's warnings.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}

/// <summary>The response to <c>POST /containers/{id}/wait</c>.</summary>
public sealed record ContainerExited
{
    /// <summary>The exit code.</summary>
    public long StatusCode { get; init; }

    /// <summary>The reason why waiting failed.</summary>
    public ContainerWaitError? Error { get; init; }
}

/// <summary>The reason why waiting failed.</summary>
public sealed record ContainerWaitError
{
    /// <summary>The engine's message.</summary>
    public string? Message { get; init; }
}
