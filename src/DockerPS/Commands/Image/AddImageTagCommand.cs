using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Adds references to an image (<c>docker tag</c>).</summary>
[Cmdlet(VerbsCommon.Add, "ImageTag", SupportsShouldProcess = true)]
[OutputType(typeof(Image))]
public sealed class AddImageTagCommand : ImageTargetCmdlet
{
    private readonly List<ImageTarget> _targets = [];
    private List<ImageName> _references = [];

    /// <summary>
    /// New references, like <c>web:2</c> or <c>registry.example.com/team/web:2</c>; the default tag is <c>latest</c>. A reference of
    /// another image moves to this one.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [Alias("NewName", "Target")]
    public string[] Tag { get; set; } = [];

    /// <summary>Writes the image, one object per new reference.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void BeginProcessing() => _references = [.. Tag.Select(tag => ParseOrThrow(() => NewImageName.Parse(tag)))];

    /// <inheritdoc/>
    protected override void ProcessRecord() => _targets.AddRange(new ImageFinder(Engines).Resolve(Name));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Checked before the first image is tagged: a reference belongs to one image of an engine.
        var images = _targets.DistinctBy(target => (target.Engine.Name, target.Id));
        foreach (var engine in images.GroupBy(target => target.Engine.Name, StringComparer.Ordinal))
        {
            if (SingleOrRefuse([.. engine], "A reference") is { } target)
            {
                Add(target);
            }
        }

        base.EndProcessing();
    }

    private void Add(ImageTarget target)
    {
        foreach (var reference in _references)
        {
            if (ShouldChange(target.Engine, $"{target} -> {reference}", "Tag image"))
            {
                Work.Start(target.Engine, target.ToString(), token => AddAsync(target, reference, token));
            }
        }
    }

    private async Task<Action> AddAsync(ImageTarget target, ImageName reference, CancellationToken cancellationToken)
    {
        await target.Api.TagAsync(target.Address, reference, cancellationToken).ConfigureAwait(false);
        var rows = PassThru
            ? await CreatedImages.ReadAsync(target.Engine, target.Id, [reference], cancellationToken).ConfigureAwait(false)
            : [];
        return () => WriteObject(rows, enumerateCollection: true);
    }
}
