using DockerPS.Engine.Errors;

namespace DockerPS.Engine.Http;

/// <summary>The reasons why a registry failed a request.</summary>
public enum RegistryFailure
{
    /// <summary>The credentials are wrong, missing or insufficient.</summary>
    Denied,

    /// <summary>The registry does not have the image, or not for the platform.</summary>
    NotFound,

    /// <summary>The registry cannot be reached, or is not a registry.</summary>
    Unreachable,

    /// <summary>The engine does not trust the registry's certificate.</summary>
    CertificateNotTrusted,
}

/// <summary>A registry failed a request of the engine. The message is the engine's own.</summary>
/// <param name="failure">The reason.</param>
/// <param name="error">The engine's failure.</param>
public sealed class DockerRegistryException(RegistryFailure failure, DockerException error) : DockerException(error.Message, error)
{
    /// <summary>The reason.</summary>
    public RegistryFailure Failure { get; } = failure;

    /// <summary>Returns the registry's failure that a message of an engine reports; null if it reports something else.</summary>
    public static RegistryFailure? FailureIn(string message) => RegistryRefusal.Find(message);
}
