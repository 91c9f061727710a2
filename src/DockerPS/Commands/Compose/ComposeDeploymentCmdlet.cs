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
    public string[] Service { get; set; } = [];

    /// <summary>Builds images that can be built, even if the engine has them.</summary>
    [Parameter]
    public SwitchParameter Build { get; set; }

    /// <summary>When to pull images: Policy (as the files say), Always, Missing (if the engine does not have them), Never.</summary>
    [Parameter]
    public ComposePullPolicy Pull { get; set; } = ComposePullPolicy.Policy;

    /// <summary>Numbers of containers, by service: <c>@{ web = 3 }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Scale { get; set; }

    /// <summary>Replaces containers even if nothing has changed.</summary>
    [Parameter]
    public SwitchParameter ForceRecreate { get; set; }

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
        if (ForceRecreate && NoRecreate)
        {
            ThrowInvalidParameter("-ForceRecreate and -NoRecreate contradict each other.");
        }

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
        Build = Build,
        Pull = Pull == ComposePullPolicy.Policy ? null : Pull.ToString().ToLowerInvariant(),
        Scale = Scales(),
        ForceRecreate = ForceRecreate,
        NoRecreate = NoRecreate,
        RemoveOrphan = RemoveOrphan,
        NoStart = NoStart,
        Wait = Wait,
        Timeout = Timeout,
    };

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
