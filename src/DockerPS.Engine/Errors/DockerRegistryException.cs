namespace DockerPS.Engine.Http;

/// <summary>Why a registry did not do what an engine asked it for.</summary>
public enum RegistryFailure
{
    /// <summary>Credentials are wrong, missing, or not enough.</summary>
    Denied,

    /// <summary>The registry does not have the image, or not for the platform.</summary>
    NotFound,

    /// <summary>Nothing answers at its address, or nothing that is a registry.</summary>
    Unreachable,

    /// <summary>Its certificate is not one that the engine trusts.</summary>
    CertificateNotTrusted,
}

/// <summary>A registry did not do what an engine asked it for. The message is the engine's own.</summary>
/// <param name="failure">Why.</param>
/// <param name="error">What the engine said.</param>
public sealed class DockerRegistryException(RegistryFailure failure, DockerException error) : DockerException(error.Message, error)
{
    /// <summary>Why.</summary>
    public RegistryFailure Failure { get; } = failure;
}
