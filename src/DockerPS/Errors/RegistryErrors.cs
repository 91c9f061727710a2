using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <summary>Creates the errors of registries.</summary>
internal static class RegistryErrors
{
    /// <summary>A registry without a login.</summary>
    public static ErrorRecord RegistryNotConnected(string registry) => CommonErrors.Record(
        new ItemNotFoundException($"There is no login for the registry '{registry}'."),
        "RegistryNotConnected",
        ErrorCategory.ObjectNotFound,
        registry,
        "Get-ContainerRegistry lists the logins that there are.");

    /// <summary>A login that somebody else keeps.</summary>
    public static ErrorRecord RegistryLoginNotStored(string registry) => CommonErrors.Record(
        new PSInvalidOperationException($"The login for the registry '{registry}' stands in the variable {CredentialStore.Variable}, which is not changed."),
        "RegistryLoginNotStored",
        ErrorCategory.InvalidOperation,
        registry,
        "Take it out of the variable.");

    internal static ErrorRecord RefusedByRegistry(DockerRegistryException error, object? target) => error.Failure switch
    {
        RegistryFailure.Denied => CommonErrors.Record(
            new UnauthorizedAccessException($"The registry asks for credentials for '{target}', or does not take those that it was given: {error.Message}", error),
            "RegistryDenied",
            ErrorCategory.AuthenticationError,
            target,
            "Check the image's name, the user and the password. Connect-ContainerRegistry keeps a login; -Credential is for one command."),
        RegistryFailure.NotFound => CommonErrors.Record(
            new ItemNotFoundException($"The image '{target}' was not found: {error.Message}", error),
            "ImageNotFound",
            ErrorCategory.ObjectNotFound,
            target,
            "Check the image's name, tag and platform. A private image needs a login; without a registry in front, the name is one of Docker Hub's."),
        RegistryFailure.CertificateNotTrusted => CommonErrors.Record(
            new PSSecurityException($"The engine does not trust the certificate of the registry for '{target}': {error.Message}", error),
            "RegistryCertificateNotTrusted",
            ErrorCategory.SecurityError,
            target,
            "Put the certificate of the authority that signed it on the engine's computer, as /etc/docker/certs.d/<registry>/ca.crt."),
        _ => CommonErrors.Record(
            new InvalidOperationException($"The engine does not reach the registry for '{target}': {error.Message}", error),
            "RegistryUnreachable",
            ErrorCategory.ConnectionError,
            target,
            "Check the registry's address, and that the engine's computer can reach it. One without TLS has to be in the engine's insecure-registries."),
    };
}
