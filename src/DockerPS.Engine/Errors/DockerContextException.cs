using DockerPS.Engine.Http;

namespace DockerPS.Engine.Configuration;

/// <summary>Why something could not be done with a context.</summary>
public enum ContextFailure
{
    /// <summary>There is none of that name.</summary>
    NotFound,

    /// <summary>There is one of that name already.</summary>
    Exists,

    /// <summary>It is the default one, which stands in no store.</summary>
    Reserved,

    /// <summary>A certificate or key is none, or they do not fit together.</summary>
    Certificate,

    /// <summary>A file of the store could not be read or written, or is damaged.</summary>
    Store,

    /// <summary>An exported context is damaged, or holds what it may not.</summary>
    Archive,
}

/// <summary>Something could not be done with a context. The message holds nothing secret.</summary>
/// <param name="failure">The reason.</param>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause.</param>
public sealed class DockerContextException(ContextFailure failure, string message, Exception? innerException = null)
    : DockerException(message, innerException)
{
    /// <summary>The reason.</summary>
    public ContextFailure Failure { get; } = failure;
}
