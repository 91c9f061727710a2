using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Finds images of the services of Compose projects.</summary>
/// <param name="pipeline">The running command.</param>
/// <param name="session">The session whose location and drives apply.</param>
internal sealed class ComposeImageFinder(ICommandPipeline pipeline, SessionState session)
{
    /// <summary>
    /// Returns the images of each project. Problems are written as errors, and services without an image as warnings if they were named.
    /// </summary>
    /// <param name="references">The projects: each configuration, and one of all files together.</param>
    /// <param name="services">The services; all without any.</param>
    /// <param name="withDependencies">Whether the services that these depend on are included.</param>
    /// <param name="read">Reads the images of the selected services.</param>
    /// <exception cref="FormatException">A path is not valid.</exception>
    public IReadOnlyList<(ComposeImages Project, IReadOnlyList<T> Images)> Resolve<T>(
        IReadOnlyList<ComposeFileReference> references,
        IReadOnlyList<string> services,
        bool withDependencies,
        Func<ComposeImages, IReadOnlyList<T>> read)
    {
        var found = new List<(ComposeImages Project, IReadOnlyList<T> Images)>();
        foreach (var configuration in Configurations(references))
        {
            ComposeImages? project = null;
            var images = ComposeImages.TryRead(
                configuration, services, withDependencies, selected => read(project = selected), out var error);
            if (images is null)
            {
                pipeline.WriteError(error!);
                continue;
            }

            found.Add((project!, images));
            foreach (var reason in project!.Skipped)
            {
                if (services.Count > 0)
                {
                    pipeline.WriteWarning(reason);
                }
                else
                {
                    pipeline.WriteVerbose(reason);
                }
            }
        }

        return found;
    }

    private List<ComposeConfiguration> Configurations(IReadOnlyList<ComposeFileReference> references)
    {
        var projects = references.Select(reference => reference.Configuration).OfType<ComposeConfiguration>().ToList();
        var files = references.Where(reference => reference.Path is not null).SelectMany(PathsOf).ToList();
        if (files.Count > 0)
        {
            var settings = new ComposeSettings { Files = files, Location = session.Path.CurrentFileSystemLocation.ProviderPath };
            if (ComposeReading.TryRead(settings, pipeline.WriteWarning, out var error) is { } read)
            {
                projects.Add(read);
            }
            else
            {
                pipeline.WriteError(error!);
            }
        }

        return projects;
    }

    private IEnumerable<string> PathsOf(ComposeFileReference reference) => reference.IsLiteral
        ? [reference.Path!]
        : HostPath.Find(reference.Path!, session);
}
