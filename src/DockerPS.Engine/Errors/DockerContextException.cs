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

    /// <summary>A name that no context has.</summary>
    public static DockerContextException NotFound(string name) => new(
        ContextFailure.NotFound, $"There is no context '{name}'. These exist: {string.Join(", ", ContextStore.Names())}.")
    {
        Advice = "Name an existing context, or an endpoint like 'unix:///var/run/docker.sock'.",
    };

    /// <summary>A name that a context has already.</summary>
    internal static DockerContextException Exists(string name) => new(ContextFailure.Exists, $"There is a context '{name}' already.")
    {
        Advice = "Choose another name, change it with Set-DockerContext, or remove it first.",
    };

    /// <summary>The default context, where one of the store is needed.</summary>
    public static DockerContextException Reserved() => new(
        ContextFailure.Reserved, $"The context '{ContextStore.DefaultName}' stands in no store: it is DOCKER_HOST, or the platform's engine.")
    {
        Advice = "Set DOCKER_HOST, or make a context of another name and use that.",
    };
}
