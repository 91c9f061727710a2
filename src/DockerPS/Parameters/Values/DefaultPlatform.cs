namespace DockerPS.Parameters;

/// <summary>The platform that counts where a user names none.</summary>
internal static class DefaultPlatform
{
    /// <summary>The user's, else that of <c>DOCKER_DEFAULT_PLATFORM</c>; null for the engine's own.</summary>
    public static string? Or(string? platform) =>
        platform ?? (Environment.GetEnvironmentVariable("DOCKER_DEFAULT_PLATFORM") is { Length: > 0 } usual ? usual : null);
}
