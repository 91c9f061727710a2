using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Pulls images from registries (<c>docker pull</c>, <c>docker compose pull</c>), several at the same time.</summary>
[Cmdlet(VerbsCommunications.Receive, "Image", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(Image))]
public sealed partial class ReceiveImageCommand : RegistryImageCmdlet
{
    private const string NameSet = "Name";

    private readonly CredentialCache _credentials = new();

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Image", "Reference")]
    [RegistryImageTransformation(OtherKind = nameof(ComposeConfiguration))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public override ImageReference[] Name { get; set; } = [];

    /// <summary>Pulls all tags; the names must then have none.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter AllTags { get; set; }

    /// <summary>Platform, like <c>linux/arm64</c>. Default: DOCKER_DEFAULT_PLATFORM, otherwise the engine's.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ValidatePlatform]
    [WordTransformation(typeof(PlatformCompleter))]
    [ArgumentCompleter(typeof(PlatformCompleter))]
    public string? Platform { get; set; }

    /// <summary>User and password for the registry. Default: those that docker has stored for it.</summary>
    [Parameter]
    [ValidateCredential]
    [Credential]
    public PSCredential? Credential { get; set; }

    private protected override bool Changes => true;

    private protected override bool HasAllTags => AllTags;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ComposeSet)
        {
            ReceiveServices();
        }
        else
        {
            base.ProcessRecord();
        }
    }

    private protected override void Process(ImageName name, EngineSession engine)
    {
        if (ShouldChange(engine, name.Familiar, "Receive image"))
        {
            Work.Start(engine, name.Familiar, token => ReceiveAsync(engine, name, DefaultPlatform.Or(Platform), token));
        }
    }

    private async Task<Action> ReceiveAsync(
        EngineSession engine, ImageName name, string? platform, CancellationToken cancellationToken)
    {
        var auth = await _credentials.ForAsync(name.Domain, Credential, cancellationToken).ConfigureAwait(false);
        var messages = engine.Client.Images.PullAsync(name, platform, auth, cancellationToken);
        var transfer = new ImageTransfer(engine, name);
        return await transfer.RunAsync(messages, new($"Receiving {name}", Work.QueueProgress), this).ConfigureAwait(false);
    }
}
