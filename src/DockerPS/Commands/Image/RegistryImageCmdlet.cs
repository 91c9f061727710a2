using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>A cmdlet about images that registries have: by name, whether an engine has them or not.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RegistryImageCmdlet : FanOutCmdlet
{
    /// <summary>
    /// The images: names, with <c>latest</c> where there is neither tag nor digest, objects from Get-Image, which stand for their
    /// references, or objects from Find-Image. A name without a registry is one of Docker Hub's.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Image", "Reference")]
    [RegistryImageTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public ImageReference[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override string Noun => "Image";

    /// <summary>Whether all tags of the names are meant: then they have none.</summary>
    private protected virtual bool MeansAllTags => false;

    /// <summary>Does what is to be done with an image of a registry, by an engine.</summary>
    private protected abstract void Process(ImageName name, EngineSession engine);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var reference in Name)
        {
            if (reference.WrongKind is { } kind)
            {
                WriteError(CommonErrors.WrongKind(Noun, kind, reference.Text!));
            }
            else if ((reference.Text ?? reference.Name) is not { Length: > 0 } text)
            {
                WriteError(ImageErrors.ImageNotTagged(reference.ToString()));
            }
            else if (RegistryImages.Read(this, text, MeansAllTags) is { } name)
            {
                foreach (var engine in Engines.Of(reference).ToList())
                {
                    Process(name, engine);
                }
            }
        }
    }
}
