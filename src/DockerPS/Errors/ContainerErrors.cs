using System.Management.Automation;
using DockerPS.Terminal;

namespace DockerPS.Errors;

/// <summary>Creates the errors of containers and of the commands that run in them.</summary>
internal static class ContainerErrors
{
    /// <summary>The container must be running, but is not. Engines report it by id only.</summary>
    /// <param name="name">The name of the container.</param>
    /// <param name="state">The state of the container, if known.</param>
    /// <param name="why">The engine's error, if there is one.</param>
    public static ErrorRecord NotRunning(object? name, string? state = null, Exception? why = null) => CommonErrors.Record(
        new PSInvalidOperationException($"The container '{name}' is {(state is null ? "" : $"{state}, ")}not running.", why),
        "ContainerNotRunning",
        ErrorCategory.InvalidOperation,
        name,
        state switch
        {
            "paused" => "Use Resume-Container to resume it.",
            "restarting" => "Use Wait-Container -Condition Running to wait until it runs, and Get-ContainerLog to see why it exits.",
            _ => "Use Start-Container to start it.",
        });

    /// <summary>The condition was not met in time.</summary>
    public static ErrorRecord WaitTimedOut(string name, string unfulfilled, TimeSpan limit) => CommonErrors.Record(
        new TimeoutException($"After {limit.TotalSeconds:0.###} s the container '{name}' {unfulfilled}."),
        "WaitTimedOut",
        ErrorCategory.OperationTimeout,
        name);

    /// <summary>The condition can no longer be met.</summary>
    public static ErrorRecord WaitImpossible(string name, string reason) => CommonErrors.Record(
        new PSInvalidOperationException($"Stopped waiting for the container '{name}': {reason}"),
        "WaitImpossible",
        ErrorCategory.InvalidOperation,
        name);

    /// <summary>The command in a container failed.</summary>
    public static ErrorRecord CommandFailed(string container, string command, long exitCode, string standardError) => CommonErrors.Record(
        new InvalidOperationException(
            $"The command '{command}' in the container '{container}' failed with exit code {exitCode}."
            + (standardError.Length > 0 ? Environment.NewLine + standardError : "")),
        "ContainerCommandFailed",
        ErrorCategory.InvalidResult,
        container,
        CommandAdvice(exitCode, command));

    /// <summary>The container could not start the command.</summary>
    public static ErrorRecord CommandNotStarted(string engineMessage, string container, string command, long exitCode) =>
        CommonErrors.Record(
            new InvalidOperationException($"The command '{command}' could not be started in the container '{container}': {engineMessage}"),
            "ContainerCommandNotStarted",
            ErrorCategory.InvalidOperation,
            container,
            exitCode == 127 || engineMessage.Contains("permission denied", StringComparison.Ordinal)
                ? CommandAdvice(exitCode, command)
                : null);

    /// <summary>The command of an interactive session could not be started; the terminal already shows the engine's message.</summary>
    public static ErrorRecord CommandNotEntered(string engineMessage, string container, string command, long exitCode)
    {
        var record = CommandNotStarted(engineMessage, container, command, exitCode);
        var message = $"The command '{command}' could not be started in the container '{container}'.";
        record.ErrorDetails = new ErrorDetails(VisibleText.OfLines(message))
        {
            RecommendedAction = record.ErrorDetails?.RecommendedAction ?? "",
        };
        return record;
    }

    internal static string? CommandAdvice(long exitCode, string command) => exitCode switch
    {
        126 => "126: the command exists, but could not be executed. Check its permissions.",
        127 when command.Contains(' ', StringComparison.Ordinal) =>
            "127: the command does not exist. A string with spaces is a single word, not a shell command line: "
                + "use -Command sh,-c,'…', or separate the words with commas.",
        127 => "127: the command does not exist in the image.",
        _ => null,
    };
}
