using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>
/// What New-Container and Invoke-Container share: all that a container can be made with. The parameters stand by topic in the parts of
/// this class.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class ContainerCreationCmdlet : EngineCmdlet
{
    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <summary>The parameter set of a container that is made of an image alone.</summary>
    protected const string ImageSet = "Image";

    /// <summary>The parameter set of a container that is made like another.</summary>
    protected const string LikeSet = "Like";

    /// <summary>The image: a reference, an id, or an object from Get-Image. With -Like, the other container's if it is left out.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ImageSet)]
    [Parameter(Position = 0, ParameterSetName = LikeSet)]
    [ValidateNotNullOrEmpty]
    [ImageTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string Image { get; set; } = "";

    /// <summary>The command, or the arguments of the entry point, word by word: <c>sh,-c,'echo hello'</c>. One text is one word.</summary>
    [Parameter(Position = 1, ValueFromRemainingArguments = true)]
    [Alias("Cmd", "ArgumentList")]
    [AllowEmptyString]
    [CommandWords]
    public string[]? Command { get; set; }

    /// <summary>
    /// A container that the new one is made like: a name, an id, or an object. The new one gets what the other was made with, less what
    /// came from its image and less its addresses; each parameter that is given replaces what the other has.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = LikeSet)]
    [ValidateNotNullOrEmpty]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[]? Like { get; set; }

    /// <summary>The name; left out, the engine makes one up.</summary>
    [Parameter]
    [ValidateContainerName]
    public string? Name { get; set; }

    /// <summary>Annotations for the runtime: a hashtable or <c>key=value</c>. Needs API 1.43 (Docker 24).</summary>
    [Parameter]
    [KeyValueTransformation]
    public KeyValue[]? Annotation { get; set; }

    /// <summary>The platform of the image: <c>linux/arm64</c>. Left out, DOCKER_DEFAULT_PLATFORM, else the engine's.</summary>
    [Parameter]
    public string? Platform { get; set; }

    /// <summary>Whether the image is pulled first: Missing (where the engine does not have it), Always, Never.</summary>
    [Parameter]
    public PullPolicy Pull { get; set; } = PullPolicy.Missing;

    /// <summary>
    /// A hashtable laid over the request to the engine, for what has no parameter: <c>@{ HostConfig = @{ CpuRealtimePeriod = 1000 } }</c>.
    /// </summary>
    [Parameter]
    public IDictionary? ApiOption { get; set; }

    /// <summary>Whether the command's output is read by this cmdlet.</summary>
    private protected virtual bool Attached => true;

    /// <summary>The size that its terminal begins with; null where nobody knows yet.</summary>
    private protected virtual (int Height, int Width)? TerminalSize => null;

    /// <summary>The platform that is asked for.</summary>
    private protected string? EffectivePlatform => DefaultPlatform.Or(Platform);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseSlip(nameof(Image));
        if (Pull == PullPolicy.Always && ImageName.IsId(Image))
        {
            ThrowInvalidParameter("-Pull Always needs the name of an image: no registry knows an id.", Image);
        }

        if (Like is not null)
        {
            CheckLike();
        }

        if (ContainerConflicts.Find(Settings()) is { } conflict)
        {
            ThrowInvalidParameter(conflict);
        }
    }
}
