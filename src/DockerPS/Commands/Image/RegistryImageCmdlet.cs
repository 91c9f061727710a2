using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets about images in registries, whether or not an engine has them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RegistryImageCmdlet : FanOutCmdlet
{
    /// <summary>
    /// Images: names, with <c>latest</c> if they have neither tag nor digest, objects from Get-Image, which select their references, or
    /// objects from Find-Image. A name without a registry refers to Docker Hub.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Image", "Reference")]
    [RegistryImageTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public virtual ImageReference[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override string Noun => "Image";

    /// <summary>Whether each name selects all its tags; the names must then have none.</summary>
    private protected virtual bool HasAllTags => false;

    /// <summary>Processes an image of a registry on an engine.</summary>
    private protected abstract void Process(ImageName name, EngineSession engine);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var reference in Name)
        {
            if (reference.KindRefusal() is { } refusal)
            {
                WriteError(refusal);
            }
            else if (reference.Form is ReferenceForm.ByObject { Name: "" })
            {
                WriteError(ImageErrors.ImageNotTagged(reference.ToString()));
            }
            else if (RegistryImages.Read(this, reference.ToString(), HasAllTags) is { } name)
            {
                foreach (var engine in Engines.Of(reference).ToList())
                {
                    Process(name, engine);
                }
            }
        }
    }
}
