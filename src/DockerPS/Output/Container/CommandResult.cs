namespace DockerPS;

/// <summary>How a command in a container ended, and what it wrote.</summary>
public sealed class CommandResult
{
    internal CommandResult(string container, string containerId, int exitCode, string standardOutput, string standardError, TimeSpan duration, string context)
    {
        (Container, ContainerId, ExitCode) = (container, containerId, exitCode);
        (StandardOutput, StandardError, Duration, Context) = (standardOutput, standardError, duration, context);
    }

    /// <summary>The container's name.</summary>
    public string Container { get; }

    /// <summary>The container's full id.</summary>
    public string ContainerId { get; }

    /// <summary>The exit code. 126: it could not be run, 127: there is no such command.</summary>
    public int ExitCode { get; }

    /// <summary>All that it wrote to standard output, as it wrote it.</summary>
    public string StandardOutput { get; }

    /// <summary>All that it wrote to standard error; the engine's words where it could not be started.</summary>
    public string StandardError { get; }

    /// <summary>How long it ran, the way to the engine included.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>What it wrote to standard output.</summary>
    public override string ToString() => StandardOutput;
}
