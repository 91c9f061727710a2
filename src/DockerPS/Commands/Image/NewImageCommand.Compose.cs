using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <content>Images of the services of Compose projects.</content>
public sealed partial class NewImageCommand
{
    /// <summary>
    /// Compose projects whose services are built: objects from Get-ComposeConfiguration, or paths of Compose files. Several files are
    /// merged, the later ones into the earlier ones.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ComposeSet)]
    [ValidateNotNullOrEmpty]
    [ComposeFileTransformation]
    public ComposeFileReference[] Compose { get; set; } = [];

    /// <summary>The services. Default: all that are active. Those whose images they are built from are built, too.</summary>
    [Parameter(ParameterSetName = ComposeSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComposeFileServiceCompleter))]
    public string[] Service { get; set; } = [];

    /// <summary>Includes the services that those of -Service depend on.</summary>
    [Parameter(ParameterSetName = ComposeSet)]
    [Alias("WithDependencies")]
    public SwitchParameter IncludeDependency { get; set; }

    /// <inheritdoc/>
    protected override bool InInputOrder => ParameterSetName == ComposeSet;

    private void BuildServices()
    {
        var engines = Engines.ToList();
        var finder = new ComposeImageFinder(this, SessionState);
        foreach (var (_, builds) in ParseOrThrow(() => finder.Resolve(Compose, Service, IncludeDependency, images => images.Builds())))
        {
            foreach (var build in builds)
            {
                build.Settings = WithParameters(build.Settings);
                RefuseWithClassic(build.Settings, build.Service);
                RefuseSharedFiles(build.Settings, engines.Count);
            }

            engines.ForEach(engine => StartBuilds(engine, builds));
        }
    }

    /// <summary>Adds what the parameters say to what the files say.</summary>
    private BuildSettings WithParameters(BuildSettings settings)
    {
        var given = Settings([]);
        var attested = given.Attestation.Select(attestation => attestation.Type).ToHashSet(StringComparer.Ordinal);
        return settings with
        {
            Argument = [.. settings.Argument, .. given.Argument],
            NoCache = settings.NoCache || NoCache,
            Pull = settings.Pull || Pull,
            Builder = Builder,
            Ssh = Ssh is null ? settings.Ssh : [.. (settings.Ssh ?? []).ExceptBy(Ssh.Select(agent => agent.Id), agent => agent.Id), .. Ssh],
            Attestation = [.. settings.Attestation.Where(attestation => !attested.Contains(attestation.Type)), .. given.Attestation],
        };
    }

    /// <summary>Starts the builds side by side; each waits for those of the images that it is built from.</summary>
    private void StartBuilds(EngineSession engine, IReadOnlyList<ServiceBuild> builds)
    {
        var ends = new Dictionary<string, Task<bool>>(StringComparer.Ordinal);
        foreach (var build in builds)
        {
            if (ShouldChange(engine, string.Join(", ", build.Settings.Names), "Build image"))
            {
                var end = new TaskCompletionSource<bool>();
                var sources = build.Sources.Where(ends.ContainsKey).Select(name => ends[name]).ToList();
                var dependents = string.Join(", ", builds
                    .Where(other => other.AllSources().Contains(build.Service)).Select(other => other.Service));
                ends[build.Service] = end.Task;
                Work.Start(engine, build.Image, token => BuildAsync(engine, build, sources, end, dependents, token));
            }
        }
    }

    private async Task<Action> BuildAsync(
        EngineSession engine,
        ServiceBuild build,
        IReadOnlyList<Task<bool>> sources,
        TaskCompletionSource<bool> end,
        string dependents,
        CancellationToken cancellationToken)
    {
        try
        {
            var built = await Task.WhenAll(sources).ConfigureAwait(false);
            if (built.Contains(false))
            {
                return () => { };
            }

            var (error, id) = await build.RunAsync(engine, Work, cancellationToken).ConfigureAwait(false);
            if (error is not null)
            {
                var failed = ComposeErrors.ImageFailed(error, build.Image, build.Service, build.Place, "built", dependents);
                return () => WriteError(engine, failed);
            }

            end.SetResult(true);
            return id is null
                ? () => { }
                : await WriteCreatedAsync(engine, id, build.Settings.Names, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            end.TrySetResult(false);
        }
    }
}
