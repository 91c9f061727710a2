using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>What only newer versions of the API have. Older engines would drop it and say nothing, so it is refused before it is sent.</summary>
internal static class ApiFeature
{
    /// <summary>Refuses something that is used and that the engine lacks.</summary>
    /// <exception cref="DockerFeatureException">The engine's API is older than 1.<paramref name="minor"/>.</exception>
    public static void Require(bool used, string parameter, int minor, ApiVersion version)
    {
        if (used && version < new ApiVersion(1, minor))
        {
            throw new DockerFeatureException(parameter, new(1, minor), version);
        }
    }

    /// <summary>Refuses mounts that the engine lacks.</summary>
    /// <exception cref="DockerFeatureException">The engine's API is too old.</exception>
    public static void RequireOf(IEnumerable<Mount>? mounts, ApiVersion version)
    {
        foreach (var mount in mounts ?? [])
        {
            Require(mount.Type == "image", "Mount of the type image", 48, version);
            Require(mount.Type == "cluster", "Mount of the type cluster", 42, version);
            Require(mount.VolumeOptions?.Subpath is not null, "Mount with volume-subpath", 45, version);
            Require(mount.BindOptions?.CreateMountpoint is not null, "Mount with bind-create-src", 42, version);
            Require(mount.BindOptions?.ReadOnlyNonRecursive is not null || mount.BindOptions?.ReadOnlyForceRecursive is not null, "Mount with bind-recursive", 44, version);
        }
    }
}
