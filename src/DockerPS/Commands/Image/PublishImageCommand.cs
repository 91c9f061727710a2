using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>
/// Pushes images to the registries in their names (<c>docker push</c>, <c>docker compose push</c>), several at the same time.
/// </summary>
[Cmdlet(VerbsData.Publish, "Image", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(Image))]
public sealed partial class PublishImageCommand : ImageTargetCmdlet
{
    private const string NameSet = "Name";

    private ImagePush? _push;
    private readonly HashSet<(string Engine, string Name)> _repositories = [];

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Image", "Reference")]
    [ImageReferenceTransformation(OtherKind = nameof(ComposeConfiguration))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public override ImageReference[] Name { get; set; } = [];

    /// <summary>Pushes all tags; the names must then have none.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter AllTags { get; set; }

    /// <summary>Pushes only this platform of a multi-platform image, like <c>linux/arm64</c>. Needs Docker 27.0 (API 1.46).</summary>
    [Parameter]
    [ValidatePlatform]
    [WordTransformation(typeof(PlatformCompleter))]
    [ArgumentCompleter(typeof(PlatformCompleter))]
    public string? Platform { get; set; }

    /// <summary>User and password for the registry. Default: those that docker has stored for it.</summary>
    [Parameter]
    [ValidateCredential]
    [Credential]
    public PSCredential? Credential { get; set; }

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ComposeSet)
        {
            PublishServices();
            return;
        }

        foreach (var reference in Name)
        {
            // A name without a tag selects :latest everywhere else, but all tags here.
            if (AllTags && reference.Form is ReferenceForm.ByName { IsPattern: false, Text: var text })
            {
                PublishAll(text);
                continue;
            }

            foreach (var target in new ImageFinder(Engines).Resolve([reference]))
            {
                Publish(target);
            }
        }
    }

    private void PublishAll(string text)
    {
        if (RegistryImages.Read(this, text, allTags: true) is { } name)
        {
            foreach (var engine in Engines)
            {
                Publish(engine, name);
            }
        }
    }

    private void Publish(ImageTarget target)
    {
        var name = target.Reference is null ? null : ImageName.Parse(target.Reference);
        if (name?.Tag is null)
        {
            WriteError(ImageErrors.ImageNotTagged(target.ToString()));
        }
        else if (!AllTags)
        {
            Publish(target.Engine, name);
        }
        else if (_repositories.Add((target.Engine.Name, name.Repository)))
        {
            Publish(target.Engine, name.WithTag(null));
        }
    }

    private ImagePush Push => _push ??= new(this, Work.QueueProgress);

    private void Publish(EngineSession engine, ImageName name)
    {
        if (ShouldChange(engine, name.Familiar, "Publish image"))
        {
            Work.Start(engine, name.Familiar, token => Push.RunAsync(engine, name, Platform, Credential, token));
        }
    }
}
