namespace DockerPS.Compose.Model;

/// <summary>An AI model that a service uses.</summary>
public sealed record ServiceModel : ComposeElement
{
    /// <summary>The variable for its address.</summary>
    public string EndpointVariable { get; init; } = "";

    /// <summary>The variable for its name.</summary>
    public string ModelVariable { get; init; } = "";
}
