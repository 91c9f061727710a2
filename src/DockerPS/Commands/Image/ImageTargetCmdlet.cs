using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets whose images are given by name or through the pipeline.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ImageTargetCmdlet : FanOutCmdlet
{
    /// <summary>
    /// Images: references (default tag: <c>latest</c>), wildcards, ids (at least six digits), or objects from Get-Image. An object
    /// selects its reference.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Image", "Reference")]
    [ImageReferenceTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public virtual ImageReference[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override string Noun => "Image";
}
