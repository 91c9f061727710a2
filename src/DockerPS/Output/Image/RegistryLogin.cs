using DockerPS.Engine.Configuration;

namespace DockerPS;

/// <summary>A registry login, without its secrets.</summary>
public sealed class RegistryLogin
{
    internal RegistryLogin(StoredLogin login, string? context)
    {
        (Registry, UserName, Store) = (login.Registry, login.UserName, login.Store);
        Context = context;
    }

    /// <summary>The registry as used in image names; <c>docker.io</c> for Docker Hub.</summary>
    public string Registry { get; }

    /// <summary>The user name; null if an identity token is stored.</summary>
    public string? UserName { get; }

    /// <summary>The credential store: the name of a credential helper, <c>config.json</c>, or <c>DOCKER_AUTH_CONFIG</c>.</summary>
    public string Store { get; }

    /// <summary>
    /// The engine that verified the login; null if it was only read, as logins belong to this computer and not to an engine.
    /// </summary>
    public string? Context { get; }

    /// <summary>Returns the registry.</summary>
    public override string ToString() => Registry;
}
