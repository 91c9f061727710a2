using System.Management.Automation;
using System.Security;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>
/// Logs in to a registry (<c>docker login</c>): an engine verifies the credentials, which are then stored where docker stores them.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "ContainerRegistry", SupportsShouldProcess = true, DefaultParameterSetName = CredentialSet)]
[OutputType(typeof(RegistryLogin))]
public sealed class ConnectContainerRegistryCommand : EngineCmdlet
{
    private const string CredentialSet = "Credential";
    private const string TokenSet = "IdentityToken";

    /// <summary>Registry, like <c>registry.example.com:5000</c>. Default: Docker Hub.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [Alias("Name", "Server")]
    [ArgumentCompleter(typeof(RegistryCompleter))]
    public string Registry { get; set; } = ImageName.DefaultDomain;

    /// <summary>User and password; an access token can be used as the password.</summary>
    [Parameter(Position = 1, Mandatory = true, ParameterSetName = CredentialSet)]
    [Alias("U")]
    [ValidateCredential]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Identity token issued by the registry, instead of user and password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [ValidateNotNull]
    public SecureString? IdentityToken { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Registry";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var auth = ParseOrThrow(() => Credential is null
            ? new() { IdentityToken = SecureText.Reveal(IdentityToken!), Registry = RegistryAddress.KeyOf(Registry) }
            : CredentialCache.From(Credential, Registry));
        var name = RegistryAddress.NameOf(auth.Registry!);
        if (!ShouldProcess(name, "Log in to registry"))
        {
            return;
        }

        // Stored only if all engines accepted the credentials.
        var engines = Engines.ToList();
        var answers = Engines.QueryAll(engines, name, engine => engine.Client.System.AuthenticateAsync(auth, StopToken));
        if (!Engines.AnyFailed && answers.Count == engines.Count && answers is [var (engine, token), ..])
        {
            var context = string.Join(", ", engines.Select(one => one.Name));
            Engines.Try(engine, name, () => WriteObject(Store(PreferToken(auth, token), context)));
        }
    }

    /// <summary>Returns the credentials to store: a token issued by the registry replaces the password.</summary>
    private static RegistryAuth PreferToken(RegistryAuth auth, string? token) =>
        token is null ? auth : new() { UserName = auth.UserName, IdentityToken = token, Registry = auth.Registry };

    private RegistryLogin Store(RegistryAuth auth, string context) =>
        new(new(auth.Registry!, auth.UserName, Await(CredentialStore.Open().SaveAsync(auth, StopToken))), context);
}
