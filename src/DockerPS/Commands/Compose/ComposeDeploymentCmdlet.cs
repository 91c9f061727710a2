using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that find out what a deployment changes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class ComposeDeploymentCmdlet : FanOutCmdlet
{
    /// <summary>The services, with those that they depend on. Default: all that are active.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComposeFileServiceCompleter))]
    public string[] Service { get; set; } = [];

    /// <summary>Leaves out what the services of -Service depend on.</summary>
    [Parameter]
    [Alias("NoDeps")]
    public SwitchParameter NoDependency { get; set; }

    /// <summary>Builds images that can be built, even if the engine has them.</summary>
    [Parameter]
    public SwitchParameter Build { get; set; }

    /// <summary>Builds no image, even if it is missing.</summary>
    [Parameter]
    public SwitchParameter NoBuild { get; set; }

    /// <summary>When to pull images: Policy (as the files say), Always, Missing (if the engine does not have them), Never.</summary>
    [Parameter]
    public ComposePullPolicy Pull { get; set; } = ComposePullPolicy.Policy;

    /// <summary>Numbers of containers, by service: <c>@{ web = 3 }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ComposeScaleCompleter))]
    public IDictionary? Scale { get; set; }

    /// <summary>Replaces containers even if nothing has changed.</summary>
    [Parameter]
    public SwitchParameter ForceRecreate { get; set; }

    /// <summary>Also replaces the containers of what the services of -Service depend on, even if nothing has changed.</summary>
    [Parameter]
    [Alias("AlwaysRecreateDeps")]
    public SwitchParameter RecreateDependency { get; set; }

    /// <summary>Replaces containers, and gives them new anonymous volumes instead of those that they have.</summary>
    [Parameter]
    [Alias("RenewAnonVolumes", "V")]
    public SwitchParameter RenewAnonymousVolume { get; set; }

    /// <summary>Leaves containers as they are, even if something has changed.</summary>
    [Parameter]
    public SwitchParameter NoRecreate { get; set; }

    /// <summary>Removes containers of services that the files do not define.</summary>
    [Parameter]
    [Alias("RemoveOrphans")]
    public SwitchParameter RemoveOrphan { get; set; }

    /// <summary>Only creates containers.</summary>
    [Parameter]
    public SwitchParameter NoStart { get; set; }

    /// <summary>Waits until services run, and are healthy if they have a health check.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>
    /// How long to wait for each service that others depend on, or that -Wait is about: <c>30s</c>, seconds, or a TimeSpan. The default is
    /// no limit.
    /// </summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Timeout { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "ComposeProject";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseBoth(ForceRecreate && NoRecreate, nameof(ForceRecreate), nameof(NoRecreate));
        RefuseBoth(RecreateDependency && NoRecreate, nameof(RecreateDependency), nameof(NoRecreate));
        RefuseBoth(RenewAnonymousVolume && NoRecreate, nameof(RenewAnonymousVolume), nameof(NoRecreate));
        RefuseBoth(Build && NoBuild, nameof(Build), nameof(NoBuild));
        if (NoStart && Wait)
        {
            ThrowInvalidParameter("-NoStart and -Wait contradict each other: containers that do not run cannot become ready.");
        }
    }

    /// <summary>Prepares the deployment of a project; null if it cannot be deployed, which was reported.</summary>
    private protected ComposeDeployment? Prepare(ComposeConfiguration configuration)
    {
        var deployment = ComposeDeployment.TryPrepare(configuration, ParseOrThrow(Settings), out var error);
        if (error is not null)
        {
            WriteError(error);
        }

        return deployment;
    }

    /// <summary>Returns the settings of the parameters.</summary>
    private protected virtual DeploymentSettings Settings() => new()
    {
        Services = Service,
        NoDependency = NoDependency,
        Build = Build,
        NoBuild = NoBuild,
        Pull = Pull == ComposePullPolicy.Policy ? null : Pull.ToString().ToLowerInvariant(),
        Scale = Scales(),
        ForceRecreate = ForceRecreate,
        NoRecreate = NoRecreate,
        RecreateDependency = RecreateDependency,
        RenewAnonymousVolume = RenewAnonymousVolume,
        RemoveOrphan = RemoveOrphan,
        NoStart = NoStart,
        Wait = Wait,
        Timeout = Timeout,
    };

    private void RefuseBoth(bool areGiven, string first, string second)
    {
        if (areGiven)
        {
            ThrowInvalidParameter($"-{first} and -{second} contradict each other.");
        }
    }

    private Dictionary<string, int> Scales()
    {
        var scales = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Scale ?? new Hashtable())
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{entry.Value}");
            scales[$"{entry.Key}"] = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new FormatException($"'{text}' is not a number of containers. Write it like @{{ web = 3 }}.");
        }

        return scales;
    }
}
