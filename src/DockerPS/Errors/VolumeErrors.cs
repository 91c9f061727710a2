using System.Management.Automation;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <summary>Creates the errors of volumes.</summary>
internal static class VolumeErrors
{
    /// <summary>Containers use the volume.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="containers">The names and states of the containers.</param>
    /// <param name="why">The engine's error.</param>
    public static ErrorRecord VolumeInUse(string volume, IReadOnlyList<(string Name, string State)> containers, DockerException why)
    {
        var users = containers.Select(container => $"the container '{container.Name}' ({container.State})");
        var names = string.Join(", ", containers.Select(container => container.Name));
        var force = containers.Any(container => container.State is "running" or "paused" or "restarting") ? " -Force" : "";
        return CommonErrors.Record(
            new PSInvalidOperationException($"The volume '{volume}' is in use by {string.Join(", ", users)}.", why),
            "VolumeInUse",
            ErrorCategory.ResourceBusy,
            volume,
            $"Remove its users first: Remove-Container {names}{force}. A volume in use cannot be removed, not even with -Force.");
    }

    /// <summary>The volume already exists, with settings other than the requested ones.</summary>
    public static ErrorRecord VolumeDiffers(string volume, string difference) => CommonErrors.Record(
        new PSInvalidOperationException($"The volume '{volume}' already exists with different settings: {difference}."),
        "VolumeConflict",
        ErrorCategory.ResourceExists,
        volume,
        $"Choose another name, or remove the volume and its content first: Remove-DockerVolume {volume}.");
}
