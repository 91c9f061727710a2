namespace DockerPS.Parameters;

/// <summary>The resources that a cleanup removes if unused, in order of removal: each releases others that follow.</summary>
public enum DockerResource
{
    /// <summary>Stopped containers.</summary>
    Container,

    /// <summary>Networks without containers.</summary>
    Network,

    /// <summary>Volumes that no container uses.</summary>
    Volume,

    /// <summary>Images that no container uses.</summary>
    Image,

    /// <summary>The cache of builds.</summary>
    BuildCache,
}
