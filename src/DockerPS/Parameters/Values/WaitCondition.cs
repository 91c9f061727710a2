namespace DockerPS.Commands;

/// <summary>What Wait-Container waits for.</summary>
public enum WaitCondition
{
    /// <summary>That it does not run; fulfilled at once where it does not.</summary>
    NotRunning,

    /// <summary>That it ends the next time.</summary>
    NextExit,

    /// <summary>That it is removed.</summary>
    Removed,

    /// <summary>That it runs.</summary>
    Running,

    /// <summary>That its health check succeeds.</summary>
    Healthy,
}
