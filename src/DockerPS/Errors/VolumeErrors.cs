using System.Management.Automation;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <summary>Creates the errors of volumes.</summary>
internal static class VolumeErrors
{
    /// <summary>A volume that containers have.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="containers">Their names and states.</param>
    /// <param name="why">The engine's refusal.</param>
    public static ErrorRecord VolumeInUse(string volume, IReadOnlyList<(string Name, string State)> containers, DockerException why) => CommonErrors.Record(
        new PSInvalidOperationException(
            $"The volume '{volume}' is in use by {string.Join(", ", containers.Select(container => $"the container '{container.Name}' ({container.State})"))}.", why),
        "VolumeInUse",
        ErrorCategory.ResourceBusy,
        volume,
        $"Remove what uses it first: Remove-Container {string.Join(", ", containers.Select(container => container.Name))}"
            + $"{(containers.Any(container => container.State is "running" or "paused" or "restarting") ? " -Force" : "")}. No force removes a volume that is in use.");

    /// <summary>A volume that is there already, and is another one than was asked for.</summary>
    public static ErrorRecord VolumeDiffers(string volume, string difference) => CommonErrors.Record(
        new PSInvalidOperationException($"There is a volume '{volume}' already, and it has other settings than were asked for: {difference}."),
        "VolumeConflict",
        ErrorCategory.ResourceExists,
        volume,
        $"Choose another name, or remove it first, with what is in it: Remove-DockerVolume {volume}.");
}
