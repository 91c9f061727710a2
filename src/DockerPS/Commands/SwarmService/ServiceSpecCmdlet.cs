using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Text.Json.Nodes;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// What New-SwarmService and Set-SwarmService share: all that a service can be. The parameters stand by topic in the parts of this class.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class ServiceSpecCmdlet : FanOutCmdlet
{
    private readonly CredentialCache _credentials = new();

    /// <summary>The image: a reference, or an object from Get-Image.</summary>
    public abstract string? Image { get; set; }

    /// <summary>The command, or the arguments of the entry point, word by word.</summary>
    public abstract string[]? Command { get; set; }

    /// <summary>How many tasks there are; of a job, how many have to end well.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? Replicas { get; set; }

    /// <summary>How many tasks of a job run at the same time; left out, all of them.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? MaxConcurrent { get; set; }

    /// <summary>Gives the nodes the login that is kept for the image's registry, so that they can get the image.</summary>
    [Parameter]
    [Alias("WithRegistryAuth")]
    public SwitchParameter RegistryAuth { get; set; }

    /// <summary>Takes the image by its tag, without asking the registry which digest that is now.</summary>
    [Parameter]
    public SwitchParameter NoResolveImage { get; set; }

    /// <summary>
    /// A hashtable laid over the service as the engine takes it, for what has no parameter:
    /// <c>@{ TaskTemplate = @{ ContainerSpec = @{ OomScoreAdj = 100 } } }</c>.
    /// </summary>
    [Parameter]
    public IDictionary? ApiOption { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Service";

    /// <summary>Reads the services that are written.</summary>
    private protected ServiceReader Reader { get; } = new();

    /// <summary>The settings that the parameters give.</summary>
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
                $"The network '{network.Name}' is given an address or a priority, which the tasks of services cannot have. "
                + "Give aliases and options of the driver only.",
                network.Name);
        }
    }

    /// <summary>Makes a change to a service, and sends it.</summary>
    /// <param name="engine">A manager of its swarm.</param>
    /// <param name="change">The change.</param>
    /// <param name="spec">The service.</param>
    /// <param name="send">Sends the service, with a login for its registry.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
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

    /// <summary>The login that goes to the nodes for an image; null where none is to.</summary>
    private async Task<Engine.Models.RegistryAuth?> AuthAsync(string image, CancellationToken cancellationToken) =>
        !RegistryAuth || ImageName.IsId(image) ? null
        : await _credentials.ForAsync(ImageName.Parse(image).Domain, null, cancellationToken).ConfigureAwait(false);
}
