namespace DockerPS;

/// <summary>That a container has ended (<c>docker wait</c>).</summary>
public sealed class ContainerExit
{
    internal ContainerExit(string container, string id, long exitCode, string? error, string context)
    {
        (Container, ContainerId, ExitCode, Error, Context) = (container, id, exitCode, error, context);
    }

    /// <summary>The container's name.</summary>
    public string Container { get; }

    /// <summary>The container's full id.</summary>
    public string ContainerId { get; }

    /// <summary>The exit code.</summary>
    public long ExitCode { get; }

    /// <summary>What the engine says went wrong; null where nothing did.</summary>
    public string? Error { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The container's name.</summary>
    public override string ToString() => Container;
}
