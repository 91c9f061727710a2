namespace DockerPS.Parameters;

/// <summary>What can be removed where it is not in use, in the order in which it is: what goes first sets free what goes after it.</summary>
public enum DockerResource
{
    /// <summary>Containers that do not run.</summary>
    Container,

    /// <summary>Networks without containers.</summary>
    Network,

    /// <summary>Volumes that no container has.</summary>
    Volume,

    /// <summary>Images that no container has.</summary>
    Image,

    /// <summary>What builds have left.</summary>
    BuildCache,
}
