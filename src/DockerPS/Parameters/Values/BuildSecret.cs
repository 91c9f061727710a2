using System.Security;

namespace DockerPS.Parameters;

/// <summary>A secret of a build: its id, and the file, the environment variable or the value. Its text is the id.</summary>
public sealed class BuildSecret
{
    /// <param name="id">The id.</param>
    internal BuildSecret(string id) => Id = id;

    /// <summary>The id by which the Dockerfile mounts the secret.</summary>
    public string Id { get; }

    /// <summary>The full path of the file; null for another source.</summary>
    internal string? Path { get; init; }

    /// <summary>The environment variable; null for another source.</summary>
    internal string? Variable { get; init; }

    /// <summary>The value as text; null for another source.</summary>
    internal SecureString? Text { get; init; }

    /// <summary>The value as bytes; null for another source.</summary>
    internal byte[]? Bytes { get; init; }

    /// <summary>Returns the id, never the value.</summary>
    public override string ToString() => Id;
}
