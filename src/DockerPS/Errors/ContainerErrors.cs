using System.Management.Automation;
using DockerPS.Output;

namespace DockerPS.Errors;

/// <summary>Creates the errors of containers and of the commands that run in them.</summary>
internal static class ContainerErrors
{
    /// <summary>A container that has to run, and does not. Engines name it by its id only.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="state">Its state word, where that is known.</param>
    /// <param name="why">The engine's refusal, where it was asked.</param>
    public static ErrorRecord NotRunning(object? name, string? state = null, Exception? why = null) => CommonErrors.Record(
        new PSInvalidOperationException($"The container '{name}' is {(state is null ? "" : $"{state}, ")}not running.", why),
        "ContainerNotRunning",
        ErrorCategory.InvalidOperation,
        name,
        state switch
        {
            "paused" => "Resume-Container lets it go on.",
            "restarting" => "Wait-Container -Condition Running waits until it runs. Get-ContainerLog shows why it ends.",
            _ => "Start-Container starts it.",
        });

    /// <summary>A condition that did not come in time.</summary>
    public static ErrorRecord WaitTimedOut(string name, string unfulfilled, TimeSpan limit) => CommonErrors.Record(
        new TimeoutException($"After {limit.TotalSeconds:0.###} s the container '{name}' {unfulfilled}."),
        "WaitTimedOut",
        ErrorCategory.OperationTimeout,
        name);

    /// <summary>A condition that cannot come any more.</summary>
    public static ErrorRecord WaitImpossible(string name, string reason) => CommonErrors.Record(
        new PSInvalidOperationException($"Waiting for the container '{name}' is of no use: {reason}"),
        "WaitImpossible",
        ErrorCategory.InvalidOperation,
        name);

    /// <summary>A command in a container that failed.</summary>
    public static ErrorRecord CommandFailed(string container, string command, long exitCode, string standardError) => CommonErrors.Record(
        new InvalidOperationException(
            $"The command '{command}' in the container '{container}' ended with exit code {exitCode}."
            + (standardError.Length > 0 ? Environment.NewLine + standardError : "")),
        "ContainerCommandFailed",
        ErrorCategory.InvalidResult,
        container,
        CommandAdvice(exitCode, command));

    /// <summary>A command that the container could not even start; the words are the engine's.</summary>
    public static ErrorRecord CommandNotStarted(string words, string container, string command, long exitCode) => CommonErrors.Record(
        new InvalidOperationException($"The command '{command}' could not be started in the container '{container}': {words}"),
        "ContainerCommandNotStarted",
        ErrorCategory.InvalidOperation,
        container,
        exitCode == 127 || words.Contains("permission denied", StringComparison.Ordinal) ? CommandAdvice(exitCode, command) : null);

    /// <summary>A command that could not be started in a session: the engine's words are on the screen already.</summary>
    public static ErrorRecord CommandNotEntered(string words, string container, string command, long exitCode)
    {
        var record = CommandNotStarted(words, container, command, exitCode);
        record.ErrorDetails = new ErrorDetails(VisibleText.OfLines($"The command '{command}' could not be started in the container '{container}'."))
        {
            RecommendedAction = record.ErrorDetails?.RecommendedAction ?? "",
        };
        return record;
    }

    internal static string? CommandAdvice(long exitCode, string command) => exitCode switch
    {
        126 => "126: the command was found, but could not be run. Check its permissions.",
        127 when command.Contains(' ', StringComparison.Ordinal) =>
            "127: there is no such command. One text with spaces is one word, not a line for a shell: write -Command sh,-c,'…', or separate the words with commas.",
        127 => "127: there is no such command in the image.",
        _ => null,
    };
}
