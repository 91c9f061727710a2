namespace DockerPS.Parameters;

/// <summary>Which images are removed with a project.</summary>
public enum ComposeImageRemoval
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those that were built for the project without a name of their own.</summary>
    Local,

    /// <summary>All images of its containers.</summary>
    All,
}
