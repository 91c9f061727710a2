namespace DockerPS.Compose.Model;

/// <summary>Options of a bind mount.</summary>
public sealed record BindOptions : ComposeElement
{
    /// <summary>The label of SELinux: z or Z.</summary>
    public string SELinux { get; init; } = "";

    /// <summary>How mounts in it propagate.</summary>
    public string Propagation { get; init; } = "";

    /// <summary>Indicates whether a missing folder of the host is created.</summary>
    public bool CreateHostPath { get; init; }

    /// <summary>How mounts in it are mounted.</summary>
    public string Recursive { get; init; } = "";
}
