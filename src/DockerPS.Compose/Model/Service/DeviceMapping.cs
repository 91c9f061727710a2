namespace DockerPS.Compose.Model;

/// <summary>A device of the host in a container.</summary>
public sealed record DeviceMapping : ComposeElement
{
    /// <summary>The device of the host.</summary>
    public string Source { get; init; } = "";

    /// <summary>The device in the container.</summary>
    public string Target { get; init; } = "";

    /// <summary>The permissions, out of r, w and m.</summary>
    public string Permissions { get; init; } = "";
}
