namespace DockerPS.Commands;

/// <summary>Whether the images of a Compose project are pulled.</summary>
public enum ComposePullPolicy
{
    /// <summary>As the files say.</summary>
    Policy,

    /// <summary>In any case.</summary>
    Always,

    /// <summary>Only where the engine does not have them.</summary>
    Missing,

    /// <summary>In no case.</summary>
    Never,
}
