namespace DockerPS.Engine.Files;

/// <summary>Finds programs.</summary>
internal static class ProgramPath
{
    /// <summary>Finds a program in the folders of <c>PATH</c> only, never in the current folder; null if it is in none.</summary>
    /// <param name="program">The program's name, without an extension.</param>
    public static string? Find(string program) => program.AsSpan().ContainsAny('/', '\\') ? null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
            .FirstOrDefault(File.Exists);
}
