namespace DockerPS.Compose.Model;

/// <summary>How a service is deployed.</summary>
public sealed record DeployOptions : ComposeElement
{
    /// <summary>The mode: replicated or global.</summary>
    public string Mode { get; init; } = "";

    /// <summary>The number of containers.</summary>
    public int? Replicas { get; init; }

    /// <summary>The labels of the service.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = Dictionary.Empty<string>();

    /// <summary>How the service is updated.</summary>
    public UpdateOptions? UpdateConfig { get; init; }

    /// <summary>How an update is undone.</summary>
    public UpdateOptions? RollbackConfig { get; init; }

    /// <summary>Limits and reservations.</summary>
    public ResourceOptions Resources { get; init; } = new();

    /// <summary>When containers are restarted.</summary>
    public RestartOptions? RestartPolicy { get; init; }

    /// <summary>Where containers run.</summary>
    public PlacementOptions Placement { get; init; } = new();

    /// <summary>How the service is reached: vip or dnsrr.</summary>
    public string EndpointMode { get; init; } = "";
}
