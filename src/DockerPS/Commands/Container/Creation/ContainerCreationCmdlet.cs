using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that create containers; its parts group the parameters by topic.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class ContainerCreationCmdlet : EngineCmdlet
{
    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <summary>The parameter set for a container created from an image alone.</summary>
    protected const string ImageSet = "Image";

    /// <summary>The parameter set for a container created from the settings of another.</summary>
    protected const string LikeSet = "Like";

    /// <summary>The image: a reference, an id, or an object from Get-Image. Optional with -Like, which then uses its image.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ImageSet)]
    [Parameter(Position = 0, ParameterSetName = LikeSet)]
    [ValidateNotNullOrEmpty]
    [ImageTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string Image { get; set; } = "";

    /// <summary>Command, or arguments of the entry point, one string per word: <c>sh,-c,'echo hello'</c>. Strings are not split.</summary>
    [Parameter(Position = 1, ValueFromRemainingArguments = true)]
    [Alias("Cmd", "ArgumentList")]
    [AllowEmptyString]
    [CommandWords]
    public string[]? Command { get; set; }

    /// <summary>
    /// A container whose settings the new one takes over: a name, an id, or an object. Settings from its image and its addresses are not
    /// taken over; each parameter that is given replaces the other container's setting.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = LikeSet)]
    [ValidateNotNullOrEmpty]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[]? Like { get; set; }

    /// <summary>Name of the container. If omitted, the engine chooses one.</summary>
    [Parameter]
    [ValidateContainerName]
    public string? Name { get; set; }

    /// <summary>Annotations for the runtime: a hashtable or <c>key=value</c>. Needs API 1.43 (Docker 24).</summary>
    [Parameter]
    [KeyValueTransformation]
    public KeyValue[]? Annotation { get; set; }

    /// <summary>Platform of the image: <c>linux/arm64</c>. Default: DOCKER_DEFAULT_PLATFORM, otherwise the engine's.</summary>
    [Parameter]
    public string? Platform { get; set; }

    /// <summary>When to pull the image: Missing (if the engine does not have it), Always, Never.</summary>
    [Parameter]
    public PullPolicy Pull { get; set; } = PullPolicy.Missing;

    /// <summary>
    /// A hashtable merged into the request to the engine, for options without a parameter:
    /// <c>@{ HostConfig = @{ CpuRealtimePeriod = 1000 } }</c>.
    /// </summary>
    [Parameter]
    public IDictionary? ApiOption { get; set; }

    /// <summary>Whether this cmdlet reads the output of the container.</summary>
    private protected virtual bool Attached => true;

    /// <summary>The initial size of the terminal; null if it is not known yet.</summary>
    private protected virtual (int Height, int Width)? TerminalSize => null;

    /// <summary>The requested platform.</summary>
    private protected string? EffectivePlatform => DefaultPlatform.Or(Platform);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseSlip(nameof(Image));
        if (Pull == PullPolicy.Always && ImageName.IsId(Image))
        {
            ThrowInvalidParameter("-Pull Always needs the name of an image: an id cannot be pulled.", Image);
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
