using DockerPS.Compose.Writing;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using VolumeDefinition = DockerPS.Compose.Model.ComposeVolume;

namespace DockerPS.Operations;

/// <summary>Finds and creates the volumes of a project. None is ever removed.</summary>
/// <param name="engine">The engine.</param>
/// <param name="project">The project.</param>
/// <param name="warn">Takes warnings.</param>
internal sealed class DeploymentVolumes(EngineSession engine, ProjectDefinition project, Action<string> warn)
{
    /// <summary>Returns the volumes that are missing, by key.</summary>
    /// <exception cref="DeploymentException">An external volume does not exist.</exception>
    public async Task<IReadOnlyList<KeyValuePair<string, VolumeDefinition>>> MissingAsync(CancellationToken cancellationToken)
    {
        var missing = new List<KeyValuePair<string, VolumeDefinition>>();
        foreach (var (key, volume) in project.Volumes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (await FindAsync(volume.Name, cancellationToken).ConfigureAwait(false) is { } found)
            {
                Compare(volume, found);
            }
            else if (volume.External)
            {
                throw DeploymentErrors.NotFound(
                    "Volume",
                    volume.Position,
                    $"The external volume '{volume.Name}' does not exist on {engine.Name}.",
                    $"Create it with New-DockerVolume, or remove 'external' from the volume '{key}'.");
            }
            else
            {
                missing.Add(new(key, volume));
            }
        }

        return missing;
    }

    /// <summary>Creates a volume.</summary>
    public Task CreateAsync(string key, VolumeDefinition volume, CancellationToken cancellationToken) =>
        engine.Client.Volumes.CreateAsync(
            new()
            {
                Name = volume.Name,
                Driver = volume.Driver.Length > 0 ? volume.Driver : null,
                DriverOpts = volume.DriverOptions.Count > 0 ? volume.DriverOptions : null,
                Labels = new Dictionary<string, string>(volume.Labels, StringComparer.Ordinal)
                {
                    [ComposeLabels.Volume] = key,
                    [ComposeLabels.Project] = project.Name,
                    [ComposeLabels.Version] = ComposeLabels.FormVersion,
                    [ComposeLabels.ConfigHash] = ComposeWriter.Hash(volume),
                },
            },
            cancellationToken: cancellationToken);

    private void Compare(VolumeDefinition volume, VolumeSummary found)
    {
        if (volume.External)
        {
            return;
        }

        var owner = found.Labels?.GetValueOrDefault(ComposeLabels.Project);
        var hash = found.Labels?.GetValueOrDefault(ComposeLabels.ConfigHash);
        if (owner != project.Name)
        {
            warn($"The volume '{volume.Name}' was {(owner is null ? "not created for a project" : $"created for the project '{owner}'")}. "
                + "It is used as it is. Use 'external: true' for such a volume.");
        }
        else if (hash is not null && hash != ComposeWriter.Hash(volume))
        {
            warn($"The volume '{volume.Name}' has other settings than the files define. It is used as it is, since its data would be lost "
                + "otherwise. Remove it with Remove-DockerVolume to have it created anew.");
        }
    }

    private async Task<VolumeSummary?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.Client.Volumes.InspectAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException missing) when (missing.IsNotFound)
        {
            return null;
        }
    }
}
