using System.Management.Automation;

namespace DockerPS.Errors;

/// <summary>Creates the errors of Compose projects on engines.</summary>
internal static class ComposeProjectErrors
{
    /// <summary>The project has no containers of the service.</summary>
    public static ErrorRecord ServiceNotFound(string project, string service, IEnumerable<string> services) => CommonErrors.Record(
        new ItemNotFoundException($"The Compose project '{project}' has no containers of a service '{service}'."),
        "ComposeServiceNotFound",
        ErrorCategory.ObjectNotFound,
        service,
        services.Any() ? $"It has the services {string.Join(", ", services)}." : "It has no containers.");

    /// <summary>A service was left out, as one that it depends on is not ready.</summary>
    /// <param name="project">The name of the project.</param>
    /// <param name="service">The service.</param>
    /// <param name="dependency">The service that is not ready.</param>
    /// <param name="done">What was to be done: started or restarted.</param>
    public static ErrorRecord DependencyNotReady(string project, string service, string dependency, string done) => CommonErrors.Record(
        new PSInvalidOperationException(
            $"The service '{service}' of '{project}' was not {done}: '{dependency}', which it depends on, is not ready."),
        "ComposeDependencyNotReady",
        ErrorCategory.InvalidResult,
        service,
        $"See why with Get-ComposeLog {project} {dependency}.");
}
