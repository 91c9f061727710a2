using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists the steps that created images, latest first (<c>docker history</c>).</summary>
[Cmdlet(VerbsCommon.Get, "ImageHistory")]
[OutputType(typeof(ImageLayer))]
public sealed class GetImageHistoryCommand : ImageTargetCmdlet
{
    /// <summary>Platform, like <c>linux/arm64</c>, of a multi-platform image.</summary>
    [Parameter]
    [ValidatePlatform]
    public string? Platform { get; set; }

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in new ImageFinder(Engines).Resolve(Name))
        {
            Work.Start(target.Engine, target.ToString(), token => ReadAsync(target, token));
        }
    }

    private async Task<Action> ReadAsync(ImageTarget target, CancellationToken cancellationToken)
    {
        var steps = await target.Api.HistoryAsync(target.Address, Platform, cancellationToken).ConfigureAwait(false);
        var layers = steps.Select(step => new ImageLayer(step, target.ToString(), target.Engine.Name));
        return () => WriteObject(layers, enumerateCollection: true);
    }
}
