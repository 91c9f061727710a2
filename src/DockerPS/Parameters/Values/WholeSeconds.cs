namespace DockerPS.Parameters;

/// <summary>Converts durations to the engine's whole seconds, rounded up so that a short one does not become zero.</summary>
internal static class WholeSeconds
{
    /// <summary>Returns the seconds; null if no duration is given.</summary>
    public static int? From(TimeSpan? duration) =>
        duration is { } value ? (int)Math.Min(Math.Ceiling(value.TotalSeconds), int.MaxValue) : null;
}
