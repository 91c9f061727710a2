namespace DockerPS.Engine.Builds;

/// <summary>Timeouts of ssh agents: one that hangs must not hang the build.</summary>
internal sealed record SshTimes
{
    /// <summary>The usual ones.</summary>
    public static SshTimes Default { get; } = new();

    /// <summary>For a connection, and for the list of keys.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For a signature, which the user may have to confirm, or to touch a device for.</summary>
    public TimeSpan Signature { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>For a program of OpenSSH.</summary>
    public TimeSpan Program { get; init; } = TimeSpan.FromSeconds(30);
}
