namespace DockerPS.Engine.Builds;

/// <summary>The kinds of changes of the build history. The numbers are BuildKit's.</summary>
public enum BuildHistoryEventKind
{
    /// <summary>A build has started, or is still running.</summary>
    Started = 0,

    /// <summary>A build has ended.</summary>
    Completed = 1,

    /// <summary>A record was deleted.</summary>
    Deleted = 2,
}
