using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Finds out why items of a container cannot be listed.</summary>
internal static class ItemFailure
{
    /// <summary>Returns the error of a container on Windows; null for others.</summary>
    public static ErrorRecord? Windows(ContainerTarget target, ContainerInspect inspection) =>
        string.Equals(inspection.Platform, "windows", StringComparison.OrdinalIgnoreCase) ? ItemErrors.Windows(target.ToString()) : null;

    /// <summary>Returns the error of a container in which no command can run; null if it is running.</summary>
    public static ErrorRecord? NotListable(ContainerTarget target, string? state) =>
        state == "running" ? null : ItemErrors.NotRunning(target.ToString(), state);

    /// <summary>Returns the error for a problem that the script reports; null if it is none.</summary>
    /// <param name="problem">The word of the script.</param>
    /// <param name="container">The container.</param>
    /// <param name="path">The path.</param>
    /// <param name="isPattern">Whether the path is the folder of a wildcard, which may match nothing.</param>
    public static ErrorRecord? Of(string problem, string container, string path, bool isPattern) => problem switch
    {
        ItemScript.NoProgram => ItemErrors.NoProgram(container, path),
        ItemScript.Missing or ItemScript.NotFolder when isPattern => null,
        ItemScript.Missing => ItemErrors.NotFound(container, path),
        ItemScript.NotFolder => ItemErrors.NotFolder(container, path),
        _ => ItemErrors.Denied(container, path.Length > 1 ? path.TrimEnd('/') : "/"),
    };

    /// <summary>Returns the error of a script that did not run to its end; null if it did.</summary>
    public static ErrorRecord? OfEnd(ExecEnd end, string container, string errors) => end switch
    {
        { Refusal: null, ExitCode: 0 } => null,
        { Refusal: null } => ItemErrors.ListingFailed(container, end.ExitCode, errors),
        { Refusal: { } words } when words.StartsWith("unable to find", StringComparison.Ordinal)
            || words.StartsWith("Error: unable to find", StringComparison.Ordinal) =>
            ContainerErrors.CommandNotStarted(words, container, "sh", end.ExitCode),
        { ExitCode: ShellExitCode.CannotBeRun or ShellExitCode.NotFound } => ItemErrors.NoProgram(container, "sh"),
        _ => ContainerErrors.CommandNotStarted(end.Refusal, container, "sh", end.ExitCode),
    };
}
