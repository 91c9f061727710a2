namespace DockerPS;

/// <summary>The exit of a container (<c>docker wait</c>).</summary>
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

    /// <summary>The error reported by the engine; null if there was none.</summary>
    public string? Error { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the container's name.</summary>
    public override string ToString() => Container;
}
