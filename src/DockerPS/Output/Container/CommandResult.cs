namespace DockerPS;

/// <summary>The result of a command in a container: its exit code and its output.</summary>
public sealed class CommandResult
{
    internal CommandResult(
        string container,
        string containerId,
        int exitCode,
        string standardOutput,
        string standardError,
        TimeSpan duration,
        string context)
    {
        (Container, ContainerId, ExitCode) = (container, containerId, exitCode);
        (StandardOutput, StandardError, Duration, Context) = (standardOutput, standardError, duration, context);
    }

    /// <summary>The container's name.</summary>
    public string Container { get; }

    /// <summary>The container's full id.</summary>
    public string ContainerId { get; }

    /// <summary>The exit code. 126: the command could not be run; 127: the command was not found.</summary>
    public int ExitCode { get; }

    /// <summary>The complete standard output, unchanged.</summary>
    public string StandardOutput { get; }

    /// <summary>The complete standard error; the engine's message if the command could not be started.</summary>
    public string StandardError { get; }

    /// <summary>The run time, including the request to the engine.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the standard output.</summary>
    public override string ToString() => StandardOutput;
}
