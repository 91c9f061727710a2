namespace DockerPS.Compose.Model;

/// <summary>How a network assigns addresses.</summary>
public sealed record IpamOptions : ComposeElement
{
    /// <summary>The driver.</summary>
    public string Driver { get; init; } = "";

    /// <summary>The subnets.</summary>
    public IReadOnlyList<IpamPool> Pools { get; init; } = [];
}
