namespace DockerPS.Operations;

/// <summary>Numbers of progress bars: bars of the same number would take each other's place.</summary>
internal static class ProgressId
{
    private static int s_last;

    /// <summary>A number that no other bar has.</summary>
    public static int Next() => Interlocked.Increment(ref s_last);
}
