namespace DockerPS.Commands;

/// <summary>Whether an image is pulled before a container is made.</summary>
public enum PullPolicy
{
    /// <summary>Only where the engine does not have it.</summary>
    Missing,

    /// <summary>In any case.</summary>
    Always,

    /// <summary>In no case.</summary>
    Never,
}
