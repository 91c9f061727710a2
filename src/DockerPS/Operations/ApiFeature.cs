using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>Checks that the engine's API supports a feature, as older engines would silently ignore it.</summary>
internal static class ApiFeature
{
    /// <summary>Throws if a feature is used that the engine does not support.</summary>
    /// <exception cref="DockerFeatureException">The engine's API is older than 1.<paramref name="minor"/>.</exception>
    public static void Require(bool used, string parameter, int minor, ApiVersion version)
    {
        if (used && version < new ApiVersion(1, minor))
        {
            throw new DockerFeatureException(parameter, new(1, minor), version);
        }
    }

    /// <summary>Throws if a mount uses a feature that the engine does not support.</summary>
    /// <exception cref="DockerFeatureException">The engine's API is too old.</exception>
    public static void RequireOf(IEnumerable<Mount>? mounts, ApiVersion version)
    {
        foreach (var mount in mounts ?? [])
        {
            Require(mount.Type == "image", "Mount of the type image", 48, version);
            Require(mount.Type == "cluster", "Mount of the type cluster", 42, version);
            Require(mount.VolumeOptions?.Subpath is not null, "Mount with volume-subpath", 45, version);
            Require(mount.BindOptions?.CreateMountpoint is not null, "Mount with bind-create-src", 42, version);
            var hasRecursion = mount.BindOptions?.ReadOnlyNonRecursive is not null || mount.BindOptions?.ReadOnlyForceRecursive is not null;
            Require(hasRecursion, "Mount with bind-recursive", 44, version);
        }
    }
}
