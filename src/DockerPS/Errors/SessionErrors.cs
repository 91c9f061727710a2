using System.Management.Automation;

namespace DockerPS.Errors;

/// <summary>Creates the errors of PowerShell sessions in containers.</summary>
internal static class SessionErrors
{
    private const string Reopen = "Use New-ContainerSession to open another session.";

    /// <summary>The container has no PowerShell where it was looked for.</summary>
    public static ErrorRecord NoPowerShell(string engineMessage, string container, string program) => CommonErrors.Record(
        new ItemNotFoundException(
            $"The container '{container}' has no PowerShell: '{program}' was not found in it.",
            new InvalidOperationException(engineMessage)),
        "ContainerHasNoPowerShell",
        ErrorCategory.ObjectNotFound,
        container,
        "Use -PowerShellPath if it is elsewhere in the container, or Invoke-ContainerCommand, which needs no PowerShell there.");

    /// <summary>The program ended, or is not PowerShell.</summary>
    public static ErrorRecord EndedBeforeOpen(string container, string program, int exitCode, string words) => CommonErrors.Record(
        new InvalidOperationException(
            $"'{program}' in the container '{container}' ended with exit code {exitCode} before the session was open."
            + (words.Length > 0 ? Environment.NewLine + words : "")),
        "SessionNotOpened",
        ErrorCategory.OpenError,
        container,
        words.Contains("libicu", StringComparison.OrdinalIgnoreCase) || words.Contains("ICU package", StringComparison.OrdinalIgnoreCase)
            ? "Install libicu in the image, or use -Environment DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1."
            : "Check that the program is PowerShell 7, and that it starts in the container: Invoke-ContainerCommand shows its output.");

    /// <summary>PowerShell runs, but did not create the session, as with a session configuration file that is missing.</summary>
    public static ErrorRecord Refused(string container, string reason) => CommonErrors.Record(
        new InvalidOperationException($"PowerShell in the container '{container}' did not create the session: {reason}"),
        "SessionNotOpened",
        ErrorCategory.OpenError,
        container,
        "The file of -ConfigurationFile must exist in the container: Copy-ContainerItem can copy it there.");

    /// <summary>The session did not open in time.</summary>
    public static ErrorRecord OpenTimedOut(string container, TimeSpan limit, string words) => CommonErrors.Record(
        new TimeoutException(
            $"The session in the container '{container}' was not open after {limit.TotalSeconds:0.###} s."
            + (words.Length > 0 ? Environment.NewLine + words : "")),
        "SessionOpenTimedOut",
        ErrorCategory.OperationTimeout,
        container,
        "Use a longer -OpenTimeout, or a lower -ThrottleLimit if many sessions open at the same time.");

    /// <summary>The session has ended.</summary>
    public static ErrorRecord Ended(string container, string reason) => CommonErrors.Record(
        new InvalidOperationException($"The session in the container '{container}' has ended. {reason}"),
        "SessionEnded",
        ErrorCategory.ConnectionError,
        container,
        Reopen);
}
