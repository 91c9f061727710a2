namespace DockerPS.Engine.Builds;

/// <summary>An ssh agent that a build may use.</summary>
/// <param name="Id">The id by which the Dockerfile mounts it.</param>
/// <param name="Paths">
/// The socket or the named pipe of an agent, or files with private keys, as full paths; empty for the agent of <c>SSH_AUTH_SOCK</c>, or on
/// Windows that of the service.
/// </param>
public sealed record SshForward(string Id, IReadOnlyList<string> Paths)
{
    /// <summary>The id of mounts that name none.</summary>
    public const string DefaultId = "default";

    /// <summary>Returns the id.</summary>
    public override string ToString() => Id;
}
