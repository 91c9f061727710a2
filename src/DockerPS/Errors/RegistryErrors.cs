using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <summary>Creates the errors of registries.</summary>
internal static class RegistryErrors
{
    /// <summary>No login is stored for the registry.</summary>
    public static ErrorRecord RegistryNotConnected(string registry) => CommonErrors.Record(
        new ItemNotFoundException($"No login is stored for the registry '{registry}'."),
        "RegistryNotConnected",
        ErrorCategory.ObjectNotFound,
        registry,
        "Use Get-ContainerRegistry to list the stored logins.");

    /// <summary>The login comes from an environment variable.</summary>
    public static ErrorRecord RegistryLoginNotStored(string registry) => CommonErrors.Record(
        new PSInvalidOperationException(
            $"The login for the registry '{registry}' is set by the environment variable {CredentialStore.Variable}, "
                + "which DockerPS does not change."),
        "RegistryLoginNotStored",
        ErrorCategory.InvalidOperation,
        registry,
        "Remove it from the variable.");

    internal static ErrorRecord RefusedByRegistry(DockerRegistryException error, object? target) => error.Failure switch
    {
        RegistryFailure.Denied => CommonErrors.Record(
            new UnauthorizedAccessException(
                $"The registry requires credentials for '{target}', or rejected the ones it was given: {error.Message}", error),
            "RegistryDenied",
            ErrorCategory.AuthenticationError,
            target,
            "Check the image name, the user name and the password. "
                + "Connect-ContainerRegistry stores a login; -Credential applies to one command."),
        RegistryFailure.NotFound => CommonErrors.Record(
            new ItemNotFoundException($"The image '{target}' was not found: {error.Message}", error),
            "ImageNotFound",
            ErrorCategory.ObjectNotFound,
            target,
            "Check the image's name, tag and platform. A private image requires a login; a name without a registry refers to Docker Hub."),
        RegistryFailure.CertificateNotTrusted => CommonErrors.Record(
            new PSSecurityException($"The engine does not trust the certificate of the registry for '{target}': {error.Message}", error),
            "RegistryCertificateNotTrusted",
            ErrorCategory.SecurityError,
            target,
            "Install the CA certificate on the engine's host as /etc/docker/certs.d/<registry>/ca.crt."),
        _ => CommonErrors.Record(
            new InvalidOperationException($"The engine cannot reach the registry for '{target}': {error.Message}", error),
            "RegistryUnreachable",
            ErrorCategory.ConnectionError,
            target,
            "Check the registry's address, and that the engine's host can reach it. "
                + "A registry without TLS must be listed in the engine's insecure-registries."),
    };
}
