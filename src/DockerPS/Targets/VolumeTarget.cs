using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Errors;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>A volume that a command acts on.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Name">The name; volumes have no id.</param>
internal sealed record VolumeTarget(EngineSession Engine, string Name)
{
    /// <summary>Removes the volume. Returns the error if containers use it.</summary>
    /// <param name="force">Whether a missing volume or a failing driver is ignored.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<ErrorRecord?> RemoveAsync(bool force, CancellationToken cancellationToken)
    {
        try
        {
            await Engine.Client.Volumes.RemoveAsync(Name, force, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (DockerApiException used) when (used.IsConflict)
        {
            // The engine's error has only container ids.
            var all = await Engine.Client.Containers
                .ListAsync(filters: new FilterSet().Add("volume", Name), cancellationToken: cancellationToken).ConfigureAwait(false);
            var users = all.Where(container => container.Mounts?.Any(mount => mount.Name == Name) == true)
                .Select(container => (Name: Container.NameOf(container), State: container.State ?? ""))
                .OrderBy(user => user.Name, StringComparer.Ordinal)
                .ToList();
            return users.Count > 0 ? VolumeErrors.VolumeInUse(Name, users, used) : ErrorMapping.From(used, Name, "Volume");
        }
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
