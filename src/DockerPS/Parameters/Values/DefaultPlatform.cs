namespace DockerPS.Parameters;

/// <summary>The platform that is used if none is given.</summary>
internal static class DefaultPlatform
{
    /// <summary>Returns the platform, or else that of <c>DOCKER_DEFAULT_PLATFORM</c>; null for the engine's own.</summary>
    public static string? Or(string? platform) =>
        platform ?? (Environment.GetEnvironmentVariable("DOCKER_DEFAULT_PLATFORM") is { Length: > 0 } usual ? usual : null);

    /// <summary>Returns the platforms, or else that of <c>DOCKER_DEFAULT_PLATFORM</c>; none for the engine's own.</summary>
    public static IReadOnlyList<string> Or(string[]? platforms) => platforms ?? (Or((string?)null) is { } usual ? [usual] : []);
}
