using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Pulls images from registries (<c>docker pull</c>), several at the same time.</summary>
[Cmdlet(VerbsCommunications.Receive, "Image", SupportsShouldProcess = true)]
[OutputType(typeof(Image))]
public sealed class ReceiveImageCommand : RegistryImageCmdlet
{
    private readonly CredentialCache _credentials = new();

    /// <summary>Pulls all tags; the names must then have none.</summary>
    [Parameter]
    public SwitchParameter AllTags { get; set; }

    /// <summary>Platform, like <c>linux/arm64</c>. Default: DOCKER_DEFAULT_PLATFORM, otherwise the engine's.</summary>
    [Parameter]
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

    private protected override void Process(ImageName name, EngineSession engine)
    {
        if (ShouldChange(engine, name.Familiar, "Receive image"))
        {
            Work.Start(engine, name.Familiar, token => ReceiveAsync(engine, name, token));
        }
    }

    private async Task<Action> ReceiveAsync(EngineSession engine, ImageName name, CancellationToken cancellationToken)
    {
        var auth = await _credentials.ForAsync(name.Domain, Credential, cancellationToken).ConfigureAwait(false);
        var messages = engine.Client.Images.PullAsync(name, DefaultPlatform.Or(Platform), auth, cancellationToken);
        var transfer = new ImageTransfer(engine, name);
        return await transfer.RunAsync(messages, new($"Receiving {name}", Work.QueueProgress), this).ConfigureAwait(false);
    }
}
