using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Whether an image is pulled before a container is made.</summary>
public enum PullPolicy
{
    /// <summary>Only where the engine does not have it.</summary>
    Missing,

    /// <summary>In any case.</summary>
    Always,

    /// <summary>In no case.</summary>
    Never,
}

/// <summary>What New-Container and Invoke-Container share: all that a container can be made with. The parameters stand by topic in the parts of this class.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class ContainerCreationCmdlet : EngineCmdlet, IHealthParameters
{
    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <summary>The parameter set of a container that is made of an image alone.</summary>
    protected const string ImageSet = "Image";

    /// <summary>The parameter set of a container that is made like another.</summary>
    protected const string LikeSet = "Like";

    private readonly CredentialCache _credentials = new();

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

    /// <summary>Environment variables: a hashtable or <c>NAME=value</c>. A name alone takes the value of this session.</summary>
    [Parameter]
    [Alias("Env")]
    [KeyValueTransformation]
    public KeyValue[]? Environment { get; set; }

    /// <summary>Files of environment variables, one NAME=value a line.</summary>
    [Parameter]
    [Alias("EnvFile")]
    public string[]? EnvironmentFile { get; set; }

    /// <summary>Labels: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [KeyValueTransformation(IsLabel = true)]
    public KeyValue[]? Label { get; set; }

    /// <summary>Files of labels, one key=value a line.</summary>
    [Parameter]
    public string[]? LabelFile { get; set; }

    /// <summary>The entry point, word by word; an empty text removes the image's.</summary>
    [Parameter]
    [AllowEmptyString]
    public string[]? Entrypoint { get; set; }

    /// <summary>The working directory.</summary>
    [Parameter]
    [Alias("Workdir")]
    public string? WorkingDirectory { get; set; }

    /// <summary>The user and group, by name or number: <c>app</c>, <c>1000:1000</c>.</summary>
    [Parameter]
    public string? User { get; set; }

    /// <summary>Further groups of the user.</summary>
    [Parameter]
    public string[]? GroupAdd { get; set; }

    /// <summary>Keeps standard input open.</summary>
    [Parameter]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Gives it a terminal.</summary>
    [Parameter]
    public SwitchParameter Tty { get; set; }

    /// <summary>Removes it when it ends.</summary>
    [Parameter]
    [Alias("Rm")]
    public SwitchParameter AutoRemove { get; set; }

    /// <summary>What happens when it ends: no, always, unless-stopped, on-failure, on-failure:3.</summary>
    [Parameter]
    [Alias("Restart")]
    [RestartPolicyTransformation]
    [ArgumentCompleter(typeof(RestartPolicyCompleter))]
    public RestartPolicy? RestartPolicy { get; set; }

    /// <summary>The signal that asks it to stop.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SignalCompleter))]
    public string? StopSignal { get; set; }

    /// <summary>The time between that signal and the kill: <c>30s</c>, seconds, or a TimeSpan; -1 for no limit.</summary>
    [Parameter]
    [DurationTransformation(AllowUnlimited = true)]
    public TimeSpan? StopTimeout { get; set; }

    /// <summary>Runs an init process in front, which passes signals on and reaps processes.</summary>
    [Parameter]
    public SwitchParameter Init { get; set; }

    /// <summary>The driver of its log.</summary>
    [Parameter]
    public string? LogDriver { get; set; }

    /// <summary>The options of that driver: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [Alias("LogOpt")]
    [KeyValueTransformation]
    public KeyValue[]? LogOption { get; set; }

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
    internal virtual bool Attached => true;

    /// <summary>The size that its terminal begins with; null where nobody knows yet.</summary>
    internal virtual (int Height, int Width)? TerminalSize => null;

    /// <summary>Whether an init process runs; null where nothing was said, since engines have a default of their own.</summary>
    internal bool? InitGiven => MyInvocation.BoundParameters.ContainsKey(nameof(Init)) ? Init.IsPresent : null;

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

        if (ContainerConflicts.Find(this) is { } conflict)
        {
            ThrowInvalidParameter(conflict);
        }
    }

    /// <summary>Makes the container; null where that failed, which was written as an error. A name that the engine made up is not asked for.</summary>
    private protected ContainerTarget? Create(EngineSession engine)
    {
        ContainerTarget? target = null;
        Engines.Try(engine, Image, () =>
        {
            var version = Await(engine.Client.NegotiateAsync(StopToken));
            var template = Like is [var other] ? ReadTemplate(engine, other) : null;
            if (template is not null && !MyInvocation.BoundParameters.ContainsKey(nameof(Image)))
            {
                Image = template.Image;
            }

            var request = ParseOrThrow(() => new ContainerRequest(this, version, engine).Build());
            var overlay = ParseOrThrow(() => Parameters.ApiOption.ToJson(ApiOption));
            if (Pull == PullPolicy.Always && !PullImage(engine))
            {
                return;
            }

            if (Send(engine, template, request, overlay) is { } created)
            {
                WriteWarnings(created.Warnings);
                Connect(engine, template, created.Id);
                target = new(engine, created.Id, Name ?? "");
            }
        });
        return target;
    }

    /// <summary>Makes the container, pulling its image first where the engine lacks it.</summary>
    private ContainerCreated? Send(EngineSession engine, ContainerTemplate? template, ContainerCreateRequest request, JsonObject? overlay)
    {
        Task<ContainerCreated> CreateAsync() => template is null
            ? engine.Client.Containers.CreateAsync(request, Name, EffectivePlatform, overlay, StopToken)
            : engine.Client.Containers.CreateLikeAsync(template, request, SaidOfLike(), Name, EffectivePlatform, overlay, StopToken);
        try
        {
            return Await(CreateAsync());
        }
        catch (DockerApiException refused)
            when (refused.IsNotFound && LacksMountedImage(engine) is { } mounted)
        {
            WriteError(ErrorMapping.From(refused, mounted, "Image"));
            return null;
        }
        catch (DockerApiException refused) when (refused.IsNotFound && LacksImage(engine))
        {
            if (Pull != PullPolicy.Missing || ImageName.IsId(Image))
            {
                WriteError(ErrorMapping.From(refused, Image, "Image"));
                return null;
            }
        }

        return PullImage(engine) ? Await(CreateAsync()) : null;
    }

    /// <summary>The image of a mount that is not there; null where all are.</summary>
    private string? LacksMountedImage(EngineSession engine) =>
        Mount?.Where(mount => mount.Type == "image").Select(mount => mount.Source!).FirstOrDefault(image => !IsThere(engine, image));

    /// <summary>Whether it is the image that was not found: other things of a request can be missing too.</summary>
    private bool LacksImage(EngineSession engine) => !IsThere(engine, Image) || EffectivePlatform is not null;

    private bool IsThere(EngineSession engine, string image)
    {
        try
        {
            Await(engine.Client.Images.InspectAsync(image, StopToken));
            return true;
        }
        catch (DockerApiException)
        {
            return false;
        }
    }

    private bool PullImage(EngineSession engine)
    {
        var name = ImageName.Parse(Image).WithDefaultTag();
        var progress = new LayerProgress($"Receiving {name}", WriteProgress);
        try
        {
            var auth = Await(_credentials.ForAsync(name.Domain, null, StopToken));
            foreach (var message in Walk(engine.Client.Images.PullAsync(name, EffectivePlatform, auth, StopToken)))
            {
                progress.Add(message);
            }

            return true;
        }
        catch (DockerException failed) when (failed is DockerApiException or DockerOperationException or DockerRegistryException)
        {
            WriteError(ImageErrors.ImageNowhere(Image, failed));
            return false;
        }
        finally
        {
            progress.Complete();
        }
    }
}
