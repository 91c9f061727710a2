using System.Globalization;
using System.Management.Automation;
using DockerPS.Compose.Errors;

namespace DockerPS.Errors;

/// <summary>Creates the errors of deployments of Compose projects.</summary>
internal static class DeploymentErrors
{
    /// <summary>Something that a project needs does not exist.</summary>
    public static DeploymentException NotFound(string noun, SourcePosition position, string fact, string advice) =>
        new($"{noun}NotFound", ErrorCategory.ObjectNotFound, position, fact, advice);

    /// <summary>A container has the name that one of a service needs.</summary>
    public static DeploymentException ContainerExists(
        string service, string container, string id, string engine, SourcePosition position) => new(
        "ContainerExists",
        ErrorCategory.ResourceExists,
        position,
        $"'{service}' needs the name '{container}', which another container on {engine} has: {id[..12]}.",
        $"Rename that container with Rename-Container, or remove it with Remove-Container {container}.");

    /// <summary>A network has the name of another one.</summary>
    public static DeploymentException NetworkExists(string key, string network, string engine, SourcePosition position) => new(
        $"{Noun.Network}Exists",
        ErrorCategory.ResourceExists,
        position,
        $"A network '{network}' exists on {engine} already, and is not the network '{key}' of a project.",
        "Use another name, or 'external: true' to use that network.");

    /// <summary>Several networks have the name of an external one.</summary>
    public static DeploymentException NetworkAmbiguous(string network, int count, string engine, SourcePosition position) => new(
        $"{Noun.Network}Ambiguous",
        ErrorCategory.InvalidArgument,
        position,
        string.Create(CultureInfo.InvariantCulture, $"{count} networks on {engine} have the name '{network}'."),
        "Use the id of one of them as its name.");

    /// <summary>A file or folder does not exist.</summary>
    public static DeploymentException FileNotFound(string service, string use, string path, SourcePosition position) => new(
        "ComposeFileNotFound",
        ErrorCategory.ObjectNotFound,
        position,
        $"'{service}' {use} '{path}', which does not exist.",
        "Create it, or correct the path.");

    /// <summary>A security option cannot be used.</summary>
    public static DeploymentException ValueInvalid(string fact, SourcePosition position) =>
        new("ComposeValueInvalid", ErrorCategory.InvalidData, position, fact);

    /// <summary>A service did not become ready in time.</summary>
    public static DeploymentException WaitTimeout(string service, string word, TimeSpan limit, SourcePosition position) => new(
        "ComposeWaitTimeout",
        ErrorCategory.OperationTimeout,
        position,
        string.Create(CultureInfo.InvariantCulture, $"'{service}' was not {word} within {limit.TotalSeconds:0.###} seconds."),
        "Use a longer -Timeout, or see why with Get-ContainerLog.");

    /// <summary>A service cannot become ready any more.</summary>
    public static DeploymentException ConditionNotMet(string service, string what, SourcePosition position) => new(
        "ComposeConditionNotMet",
        ErrorCategory.InvalidResult,
        position,
        $"'{service}' did not become what other services, or -Wait, need: {what}.",
        "See its log with Get-ContainerLog.");

    /// <summary>A service was not started, as one that it depends on is not ready.</summary>
    public static DeploymentException NotStarted(
        string service, string dependency, DeploymentException cause, SourcePosition position) => new(
        cause.Id,
        cause.Category,
        position,
        $"The service '{service}' was not started: {cause.Fact}",
        cause.Advice)
    {
        Dependency = dependency,
    };

    /// <summary>A command at the start or the end of a container has failed.</summary>
    public static DeploymentException CommandFailed(
        string service, string when, IEnumerable<string> command, int? exitCode, SourcePosition position) => new(
        "ComposeCommandFailed",
        ErrorCategory.InvalidResult,
        position,
        string.Create(
            CultureInfo.InvariantCulture, $"'{string.Join(' ', command)}' {when} of '{service}' has failed (exit code {exitCode})."),
        "Run it in the container with Invoke-ContainerCommand to see why.");

    private enum Noun
    {
        Network,
    }
}
