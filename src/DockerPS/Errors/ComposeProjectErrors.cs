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
}
