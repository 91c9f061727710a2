using DockerPS.Engine.Http;

namespace DockerPS.Engine.Configuration;

/// <summary>The reasons why an operation on a context failed.</summary>
public enum ContextFailure
{
    /// <summary>The context does not exist.</summary>
    NotFound,

    /// <summary>The context already exists.</summary>
    Exists,

    /// <summary>The default context is not stored.</summary>
    Reserved,

    /// <summary>A certificate or key is not valid, or they do not match.</summary>
    Certificate,

    /// <summary>A file of the store could not be read or written, or is damaged.</summary>
    Store,

    /// <summary>An exported context is damaged, or has files that it may not have.</summary>
    Archive,
}

/// <summary>An operation on a context failed. The message holds no secrets.</summary>
/// <param name="failure">The reason.</param>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause.</param>
public sealed class DockerContextException(ContextFailure failure, string message, Exception? innerException = null)
    : DockerException(message, innerException)
{
    /// <summary>The reason.</summary>
    public ContextFailure Failure { get; } = failure;
}
