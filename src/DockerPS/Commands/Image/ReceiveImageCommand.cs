using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Has engines pull images from registries (<c>docker pull</c>), several at the same time.</summary>
[Cmdlet(VerbsCommunications.Receive, "Image", SupportsShouldProcess = true)]
[OutputType(typeof(Image))]
public sealed class ReceiveImageCommand : ObjectCmdlet
{
    /// <summary>
    /// The images: names, with <c>latest</c> where there is neither tag nor digest, or objects from Get-Image, whose reference is pulled
    /// anew. A name without a registry is one of Docker Hub's.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Image", "Reference")]
    [ImageReferenceTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public ImageReference[] Name { get; set; } = [];

    /// <summary>Pulls all tags of the names, which have none then.</summary>
    [Parameter]
    public SwitchParameter AllTags { get; set; }

    /// <summary>The platform, like <c>linux/arm64</c>. Left out, DOCKER_DEFAULT_PLATFORM, else the engine's.</summary>
    [Parameter]
    [ValidatePlatform]
    [ArgumentCompleter(typeof(PlatformCompleter))]
    public string? Platform { get; set; }

    /// <summary>The user and the password for the registry; left out, those that docker keeps for it.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Image";

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var reference in Name)
        {
            if (reference.WrongKind is { } kind)
            {
                WriteError(ModuleErrors.WrongKind(Noun, kind, reference.Text!));
            }
            else if ((reference.Text ?? reference.Name) is { Length: > 0 } text)
            {
                Receive(text, reference.Id is null ? Engines : EnginesOf(reference));
            }
            else
            {
                WriteError(ModuleErrors.ImageNotTagged(reference.ToString()));
            }
        }
    }

    private void Receive(string text, IEnumerable<EngineSession> engines)
    {
        if (RegistryName.Read(this, text, AllTags) is not { } name)
        {
            return;
        }

        foreach (var engine in engines)
        {
            if (ShouldProcess(Context is { Length: > 1 } ? $"{name} ({engine.Name})" : name.Familiar, "Receive image"))
            {
                Begin(engine, name.Familiar, token => ReceiveAsync(engine, name, token));
            }
        }
    }

    private async Task<Action> ReceiveAsync(EngineSession engine, ImageName name, CancellationToken cancellationToken)
    {
        var auth = await RegistryCredential.ForAsync(name.Domain, Credential, cancellationToken).ConfigureAwait(false);
        var messages = engine.Client.Images.PullAsync(name, DefaultPlatform.Or(Platform), auth, cancellationToken);
        return await new RegistryTransfer(engine, name).RunAsync(messages, new($"Receiving {name}", Show), this).ConfigureAwait(false);
    }
}
