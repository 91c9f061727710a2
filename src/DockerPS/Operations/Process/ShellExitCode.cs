namespace DockerPS.Operations;

/// <summary>The exit codes of a shell for a command that could not be run, as the docker CLI gives them.</summary>
internal static class ShellExitCode
{
    /// <summary>It was found, or not even looked for, but could not be run.</summary>
    public const int CannotBeRun = 126;

    private const int EngineFailed = 125;
    private const int NotFound = 127;

    /// <summary>The code for an engine's refusal to start a container; the API has nothing but the text to tell by.</summary>
    public static int OfStartFailure(string message) =>
        Contains(message, "chdir to cwd") ? CannotBeRun
        : Contains(message, "executable file not found") || Contains(message, "no such file or directory") || Contains(message, "system cannot find the file") ? NotFound
        : Contains(message, "permission denied") || Contains(message, "is a directory") ? CannotBeRun
        : EngineFailed;

    /// <summary>The code for a command that the engine did not start in a container; older engines say 126 for all reasons.</summary>
    public static int OfRefusal(string message, int given) => OfStartFailure(message) is not EngineFailed and var code ? code : given;

    private static bool Contains(string message, string part) => message.Contains(part, StringComparison.OrdinalIgnoreCase);
}
