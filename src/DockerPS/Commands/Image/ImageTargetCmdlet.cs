using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>A cmdlet about images that have to be given: by name, or by the pipeline.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ImageTargetCmdlet : FanOutCmdlet
{
    /// <summary>
    /// The images: references (without a tag it is <c>latest</c>), wildcards, ids (from six digits on), or objects from Get-Image,
    /// also by the pipeline. An object stands for its reference.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Image", "Reference")]
    [ImageReferenceTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public ImageReference[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override string Noun => "Image";
}
