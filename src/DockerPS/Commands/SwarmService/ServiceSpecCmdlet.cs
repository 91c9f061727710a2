using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Text.Json.Nodes;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that create and change services; its parts group the parameters by topic.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class ServiceSpecCmdlet : FanOutCmdlet
{
    private readonly CredentialCache _credentials = new();

    /// <summary>Image: a reference, or an object from Get-Image.</summary>
    public abstract string? Image { get; set; }

    /// <summary>Command, or arguments of the entry point, one string per word.</summary>
    public abstract string[]? Command { get; set; }

    /// <summary>Number of tasks; for a job, number of completions.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? Replicas { get; set; }

    /// <summary>Maximum number of tasks of a job that run at the same time. Default: all.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? MaxConcurrent { get; set; }

    /// <summary>Passes the stored login for the image's registry to the nodes, so that they can pull the image.</summary>
    [Parameter]
    [Alias("WithRegistryAuth")]
    public SwitchParameter RegistryAuth { get; set; }

    /// <summary>Uses the image by its tag, without resolving the tag to a digest at the registry.</summary>
    [Parameter]
    public SwitchParameter NoResolveImage { get; set; }

    /// <summary>
    /// A hashtable merged into the service specification, for options without a parameter:
    /// <c>@{ TaskTemplate = @{ ContainerSpec = @{ OomScoreAdj = 100 } } }</c>.
    /// </summary>
    [Parameter]
    public IDictionary? ApiOption { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Service";

    /// <summary>Reads services for output.</summary>
    private protected ServiceReader Reader { get; } = new();

    /// <summary>The settings given by the parameters.</summary>
    private protected ServiceSettings Settings { get; private set; } = new();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Settings = ParseOrThrow(ToSettings);
        ParseOrThrow(() => Image is null ? null : ServiceImage.Tagged(Image));
        if ((Settings.Health.Conflict() ?? NetworkAttachment.Repeated(Network) ?? Settings.Storage.RepeatedFile()) is { } conflict)
        {
            ThrowInvalidParameter(conflict);
        }

        if (Network?.FirstOrDefault(network => (network with { Alias = [], DriverOption = null }).ToSettings() is not null) is { } network)
        {
            ThrowInvalidParameter(
                $"The network '{network.Name}' has an address or a priority, which services do not support. "
                + "Specify only aliases and driver options.",
                network.Name);
        }
    }

    /// <summary>Applies a change to a service and sends it.</summary>
    /// <param name="engine">A manager of the service's swarm.</param>
    /// <param name="change">The change.</param>
    /// <param name="spec">The specification of the service.</param>
    /// <param name="send">Sends the specification, with credentials for the image's registry.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    private protected async Task<Action> ChangeAsync(
        EngineSession engine,
        ServiceChange change,
        JsonObject spec,
        Func<Engine.Models.RegistryAuth?, Task<Action>> send,
        CancellationToken cancellationToken)
    {
        var version = await engine.Client.NegotiateAsync(cancellationToken).ConfigureAwait(false);
        ApiFeature.Require(HealthStartInterval is not null, "HealthStartInterval", 44, version);
        ApiFeature.RequireOf([.. Mount ?? [], .. change.Added?.Storage.Mount ?? []], version);
        var links = await ServiceLinks.FindAsync(engine, change, cancellationToken).ConfigureAwait(false);
        if (links.Missing.Count > 0)
        {
            return () => links.Missing.ForEach(WriteError);
        }

        var container = spec[nameof(ServiceSpec.TaskTemplate)]?[nameof(TaskSpec.ContainerSpec)];
        var auth = await AuthAsync(Image ?? $"{container?[nameof(ServiceContainerSpec.Image)]}", cancellationToken).ConfigureAwait(false);
        var image = Image is null ? null
            : NoResolveImage ? new ServiceImage(ServiceImage.Tagged(Image))
            : await ServiceImage.PinAsync(engine, Image, auth, cancellationToken).ConfigureAwait(false);
        change.Apply(spec, links, image);
        var done = await send(auth).ConfigureAwait(false);
        return () =>
        {
            WriteWarnings(image?.Warning is { } warning ? [warning] : null);
            done();
        };
    }

    /// <summary>Returns the credentials to pass to the nodes for an image; null for none.</summary>
    private async Task<Engine.Models.RegistryAuth?> AuthAsync(string image, CancellationToken cancellationToken) =>
        !RegistryAuth || ImageName.IsId(image) ? null
        : await _credentials.ForAsync(ImageName.Parse(image).Domain, null, cancellationToken).ConfigureAwait(false);
}
