using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>
/// Builds images from Dockerfiles (<c>docker build</c>) and of Compose services (<c>docker compose build</c>), and creates images from
/// containers (<c>docker commit</c>).
/// </summary>
[Cmdlet(VerbsCommon.New, "Image", DefaultParameterSetName = BuildSet, SupportsShouldProcess = true)]
[OutputType(typeof(Image), typeof(FileInfo), typeof(DirectoryInfo))]
public sealed partial class NewImageCommand : ImageBuildCmdlet
{
    private List<ImageName> _names = [];
    private ImagePush? _push;

    /// <inheritdoc/>
    protected override string Noun => FromContainer is null ? "Image" : "Container";

    private protected override bool Changes => true;

    private protected override bool WaitsForCleanup => true;

    /// <inheritdoc/>
    protected override void BeginProcessing() => _names = [.. Name.Select(name => ParseOrThrow(() => NewImageName.Parse(name)))];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ComposeSet)
        {
            BuildServices();
        }
        else if (FromContainer is null)
        {
            Build();
        }
        else if (SingleOrRefuse([.. new ContainerFinder(Engines).Resolve(FromContainer)], "-FromContainer") is { } container)
        {
            Commit(container);
        }
    }

    private ImagePush Push => _push ??= new(this, Work.QueueProgress);

    private void Build()
    {
        var engines = Engines.ToList();
        var settings = Settings(_names);
        RefuseWithClassic(settings);
        RefuseSharedFiles(settings, engines.Count);
        var results = settings.Results;
        foreach (var engine in engines)
        {
            var run = new ImageBuildRun(settings, this, Work.QueueOutputAsync, Work.QueueProgress);
            var source = ParseOrThrow(() => BuildSource.Find(settings, Resolve, run.Options));
            var title = Name is [] ? source.Title : string.Join(", ", _names);
            if (ShouldChange(engine, results.Length > 0 ? $"{source.Title} -> {results}" : title, "Build image"))
            {
                run.Secrets = ReadSecrets();
                Work.Start(engine, source.Title, token => BuildAsync(run, engine, source, title, token));
            }
        }
    }

    private async Task<Action> BuildAsync(
        ImageBuildRun run, EngineSession engine, BuildSource source, string title, CancellationToken cancellationToken)
    {
        var refused = await run.RunAsync(engine, source, title, cancellationToken).ConfigureAwait(false);
        return refused is null
            ? await CompleteAsync(engine, run, cancellationToken).ConfigureAwait(false)
            : () => WriteError(refused);
    }

    /// <summary>Writes what the build created: files, or else the image.</summary>
    private async Task<Action> CompleteAsync(EngineSession engine, ImageBuildRun run, CancellationToken cancellationToken)
    {
        var items = run.Result.Paths.Select(object (path) => Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path));
        var pushed = run.Result.PushAfterwards.Select(ImageName.Parse).ToList();
        return run.Result.Paths.Count > 0 || pushed.Count > 0
            ? () =>
            {
                WriteObject(items, enumerateCollection: true);

                // The classic image store passes over an output that pushes.
                pushed.ForEach(name => Work.Start(engine, name.Familiar, token => Push.RunAsync(engine, name, null, null, token)));
            }
            : run.Result.ImageId is { } id ? await WriteCreatedAsync(engine, id, _names, cancellationToken).ConfigureAwait(false)
            : () => { };
    }

    private async Task<Action> WriteCreatedAsync(
        EngineSession engine, string id, IReadOnlyList<ImageName> names, CancellationToken cancellationToken)
    {
        var images = await CreatedImages.ReadAsync(engine, id, names, cancellationToken).ConfigureAwait(false);
        return () => WriteObject(images, enumerateCollection: true);
    }
}
