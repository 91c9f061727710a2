using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Gets the digest and the platforms of images in registries, without a pull (<c>docker manifest inspect</c>).</summary>
[Cmdlet(VerbsCommon.Get, "ImageManifest")]
[OutputType(typeof(ImageManifest))]
public sealed class GetImageManifestCommand : RegistryImageCmdlet
{
    private readonly CredentialCache _credentials = new();

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    private protected override void Process(ImageName name, EngineSession engine) =>
        Work.Start(engine, name.Familiar, token => ReadAsync(engine, name, token));

    private async Task<Action> ReadAsync(EngineSession engine, ImageName name, CancellationToken cancellationToken)
    {
        var auth = await _credentials.ForAsync(name.Domain, null, cancellationToken).ConfigureAwait(false);
        var found = await engine.Client.Images.DistributionAsync(name, auth, cancellationToken).ConfigureAwait(false);
        return () => WriteObject(new ImageManifest(name, found, engine.Name));
    }
}
