using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <content>What goes wrong between engines and registries.</content>
internal static partial class ModuleErrors
{
    /// <summary>A registry without a login.</summary>
    public static ErrorRecord RegistryNotConnected(string registry) => Record(
        new ItemNotFoundException($"There is no login for the registry '{registry}'."),
        "RegistryNotConnected",
        ErrorCategory.ObjectNotFound,
        registry,
        "Get-ContainerRegistry lists the logins that there are.");

    /// <summary>A login that somebody else keeps.</summary>
    public static ErrorRecord RegistryLoginNotStored(string registry) => Record(
        new PSInvalidOperationException($"The login for the registry '{registry}' stands in the variable {CredentialStore.Variable}, which is not changed."),
        "RegistryLoginNotStored",
        ErrorCategory.InvalidOperation,
        registry,
        "Take it out of the variable.");

    /// <summary>An image that no registry is named for.</summary>
    public static ErrorRecord ImageNotTagged(string image) => Record(
        new PSInvalidOperationException($"The image '{image}' is not given by a name with a tag, which says to what registry it belongs."),
        "ImageNotTagged",
        ErrorCategory.InvalidOperation,
        image,
        "Give the name, or give the image one first, with Add-ImageTag.");

    private static ErrorRecord RefusedByRegistry(DockerRegistryException error, object? target) => error.Failure switch
    {
        RegistryFailure.Denied => Record(
            new UnauthorizedAccessException($"The registry asks for credentials for '{target}', or does not take those that it was given: {error.Message}", error),
            "RegistryDenied",
            ErrorCategory.AuthenticationError,
            target,
            "Check the image's name, the user and the password. Connect-ContainerRegistry keeps a login; -Credential is for one command."),
        RegistryFailure.NotFound => Record(
            new ItemNotFoundException($"The image '{target}' was not found: {error.Message}", error),
            "ImageNotFound",
            ErrorCategory.ObjectNotFound,
            target,
            "Check the image's name, tag and platform. A private image needs a login; without a registry in front, the name is one of Docker Hub's."),
        RegistryFailure.CertificateNotTrusted => Record(
            new PSSecurityException($"The engine does not trust the certificate of the registry for '{target}': {error.Message}", error),
            "RegistryCertificateNotTrusted",
            ErrorCategory.SecurityError,
            target,
            "Put the certificate of the authority that signed it on the engine's computer, as /etc/docker/certs.d/<registry>/ca.crt."),
        _ => Record(
            new InvalidOperationException($"The engine does not reach the registry for '{target}': {error.Message}", error),
            "RegistryUnreachable",
            ErrorCategory.ConnectionError,
            target,
            "Check the registry's address, and that the engine's computer can reach it. One without TLS has to be in the engine's insecure-registries."),
    };
}
