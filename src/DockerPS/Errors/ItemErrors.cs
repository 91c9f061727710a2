using System.Management.Automation;
using DockerPS.Engine.Copy;

namespace DockerPS.Errors;

/// <summary>Creates the errors of files and folders in containers.</summary>
internal static class ItemErrors
{
    private const string ArchiveRemedy =
        "-Method Archive needs no program in the container; it reads everything below the folder.";

    /// <summary>The path does not exist.</summary>
    public static ErrorRecord NotFound(string container, string path) => CommonErrors.Record(
        new ItemNotFoundException($"The path '{path}' does not exist in the container '{container}'."),
        "ContainerItemNotFound",
        ErrorCategory.ObjectNotFound,
        $"{container}:{path}");

    /// <summary>The path is a file, but must be a folder.</summary>
    public static ErrorRecord NotFolder(string container, string path) => CommonErrors.Record(
        new PSInvalidOperationException($"'{path}' in the container '{container}' is not a folder."),
        "ContainerItemNotFolder",
        ErrorCategory.InvalidArgument,
        $"{container}:{path}",
        "Omit the '/' at the end of the path.");

    /// <summary>The folder may not be read.</summary>
    public static ErrorRecord Denied(string container, string path) => CommonErrors.Record(
        new UnauthorizedAccessException($"'{path}' in the container '{container}' may not be read by this user."),
        "AccessDenied",
        ErrorCategory.PermissionDenied,
        $"{container}:{path}",
        "Use -User to name another user, such as root.");

    /// <summary>The path has bytes that cannot be sent to the engine.</summary>
    public static ErrorRecord NotUtf8(string container, string path) => CommonErrors.Record(
        new NotSupportedException(
            $"The path '{ContainerEntry.Shown(path)}' is not UTF-8, and an engine takes only paths that are."),
        "ContainerPathInvalid",
        ErrorCategory.InvalidArgument,
        $"{container}:{path}",
        "Use Invoke-ContainerCommand with a shell that matches the name by a pattern.");

    /// <summary>The container must be running for a listing by a command.</summary>
    /// <param name="container">The container.</param>
    /// <param name="state">Its state.</param>
    public static ErrorRecord NotRunning(string container, string? state)
    {
        var record = ContainerErrors.NotRunning(container, state is "exited" or "dead" ? null : state);
        record.ErrorDetails.RecommendedAction += $" {ArchiveRemedy}";
        record.ErrorDetails = new ErrorDetails(
            $"{record} A folder is listed by a command in it. Use -Method Archive to read the folder from outside.")
        {
            RecommendedAction = record.ErrorDetails.RecommendedAction,
        };
        return record;
    }

    /// <summary>The container has no shell, or no <c>stat</c>.</summary>
    public static ErrorRecord NoProgram(string container, string program) => CommonErrors.Record(
        new PSNotSupportedException(
            $"The container '{container}' cannot list its folders: it has no '{program}'. "
            + "Use -Method Archive to read the folder from outside."),
        "ContainerProgramMissing",
        ErrorCategory.NotInstalled,
        container,
        ArchiveRemedy);

    /// <summary>The command that lists items failed.</summary>
    public static ErrorRecord ListingFailed(string container, int exitCode, string standardError) => CommonErrors.Record(
        new InvalidOperationException(
            $"The list of items in the container '{container}' is incomplete: the command that makes it ended with exit code {exitCode}."
            + (standardError.Length > 0 ? Environment.NewLine + standardError : "")),
        "ContainerCommandFailed",
        ErrorCategory.InvalidResult,
        container,
        ArchiveRemedy);

    /// <summary>Containers of Windows are not supported.</summary>
    public static ErrorRecord Windows(string container) => CommonErrors.Record(
        new PSNotSupportedException($"'{container}' is a Windows container, and files are read and written in Linux containers only."),
        "NotSupportedByEngine",
        ErrorCategory.NotImplemented,
        container,
        "Use Invoke-ContainerCommand, or Copy-ContainerItem while the container is stopped.");

    /// <summary>The file can only be reached while the container is running.</summary>
    public static ErrorRecord NeedsRunning(string container, string path, string? state, string why)
    {
        var record = ContainerErrors.NotRunning(container, state is "exited" or "dead" ? null : state);
        record.ErrorDetails = new ErrorDetails($"{record} '{path}' is {why}, which only a command in the container reaches.")
        {
            RecommendedAction = record.ErrorDetails.RecommendedAction,
        };
        return record;
    }

    /// <summary>The file system cannot be written.</summary>
    public static ErrorRecord ReadOnly(string container, string path, string why) => CommonErrors.Record(
        new UnauthorizedAccessException($"'{path}' in the container '{container}' was not written: {why} is read-only."),
        "AccessDenied",
        ErrorCategory.PermissionDenied,
        $"{container}:{path}",
        "Write to a volume or a tmpfs of the container, or create it without this restriction.");
}
