namespace DockerPS.Operations;

/// <summary>Assigns unique ids to progress bars, as a bar replaces another one with the same id.</summary>
internal static class ProgressId
{
    private static int s_last;

    /// <summary>Returns an unused id.</summary>
    public static int Next() => Interlocked.Increment(ref s_last);
}
