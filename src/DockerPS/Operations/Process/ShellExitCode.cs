namespace DockerPS.Operations;

/// <summary>Exit codes of a shell for commands that could not be run, as in the docker CLI.</summary>
internal static class ShellExitCode
{
    /// <summary>The command could not be run.</summary>
    public const int CannotBeRun = 126;

    /// <summary>The command does not exist.</summary>
    public const int NotFound = 127;

    private const int EngineFailed = 125;

    /// <summary>
    /// Returns the exit code for a container that the engine could not start, by the message: the API has no other indication.
    /// </summary>
    public static int OfStartFailure(string message) =>
        Contains(message, "chdir to cwd") ? CannotBeRun
        : Contains(message, "executable file not found")
            || Contains(message, "no such file or directory")
            || Contains(message, "system cannot find the file") ? NotFound
        : Contains(message, "permission denied") || Contains(message, "is a directory") ? CannotBeRun
        : EngineFailed;

    /// <summary>Returns the exit code for a command that the engine could not start; older engines report 126 for all reasons.</summary>
    public static int OfRefusal(string message, int given) => OfStartFailure(message) is not EngineFailed and var code ? code : given;

    private static bool Contains(string message, string part) => message.Contains(part, StringComparison.OrdinalIgnoreCase);
}
