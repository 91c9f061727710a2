namespace DockerPS.Parameters;

/// <summary>Durations as the engine takes them: whole seconds, rounded up so that a short one does not become none.</summary>
internal static class WholeSeconds
{
    /// <summary>The seconds; null where nothing was asked for.</summary>
    public static int? From(TimeSpan? duration) => duration is { } value ? (int)Math.Min(Math.Ceiling(value.TotalSeconds), int.MaxValue) : null;
}
