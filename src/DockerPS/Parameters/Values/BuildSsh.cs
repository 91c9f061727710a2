namespace DockerPS.Parameters;

/// <summary>An ssh agent that a build may use.</summary>
public sealed class BuildSsh
{
    /// <param name="id">The id.</param>
    /// <param name="paths">The full paths.</param>
    internal BuildSsh(string id, IReadOnlyList<string> paths) => (Id, Paths) = (id, paths);

    /// <summary>The id by which the Dockerfile mounts the agent.</summary>
    public string Id { get; }

    /// <summary>The socket of an agent, or the files of private keys, as full paths; empty for the user's agent.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Returns docker's form.</summary>
    public override string ToString() => Paths.Count == 0 ? Id : $"{Id}={string.Join(',', Paths)}";
}
