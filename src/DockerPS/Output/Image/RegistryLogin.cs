using DockerPS.Engine.Configuration;

namespace DockerPS;

/// <summary>A login at a registry, without what is secret.</summary>
public sealed class RegistryLogin
{
    internal RegistryLogin(StoredLogin login, string? context)
    {
        (Registry, UserName, Store) = (login.Registry, login.UserName, login.Store);
        Context = context;
    }

    /// <summary>The registry as names of images begin with it; <c>docker.io</c> for Docker Hub.</summary>
    public string Registry { get; }

    /// <summary>The user; null where an identity token is kept.</summary>
    public string? UserName { get; }

    /// <summary>Where it is kept: the name of a credential helper, <c>config.json</c>, or <c>DOCKER_AUTH_CONFIG</c>.</summary>
    public string Store { get; }

    /// <summary>The engine that had it checked; null for a login that was only read: it is this computer's, not an engine's.</summary>
    public string? Context { get; }

    /// <summary>The registry.</summary>
    public override string ToString() => Registry;
}
