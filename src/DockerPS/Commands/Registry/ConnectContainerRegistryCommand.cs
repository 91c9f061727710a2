using System.Management.Automation;
using System.Security;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Logs in at a registry (<c>docker login</c>): has an engine check the credentials there, and keeps them where docker does.</summary>
[Cmdlet(VerbsCommunications.Connect, "ContainerRegistry", SupportsShouldProcess = true, DefaultParameterSetName = CredentialSet)]
[OutputType(typeof(RegistryLogin))]
public sealed class ConnectContainerRegistryCommand : EngineCmdlet
{
    private const string CredentialSet = "Credential";
    private const string TokenSet = "IdentityToken";

    /// <summary>The registry, like <c>registry.example.com:5000</c>; Docker Hub if left out.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [Alias("Name", "Server")]
    [ArgumentCompleter(typeof(RegistryCompleter))]
    public string Registry { get; set; } = ImageName.DefaultDomain;

    /// <summary>The user and the password, or an access token in its place.</summary>
    [Parameter(Position = 1, Mandatory = true, ParameterSetName = CredentialSet)]
    [ValidateCredential]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>An identity token that the registry has given, in place of user and password.</summary>
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

        // Nothing is kept that one of the engines could not use.
        var engines = Engines.ToList();
        var answers = Engines.QueryAll(engines, name, engine => engine.Client.System.AuthenticateAsync(auth, StopToken));
        if (!Engines.AnyFailed && answers.Count == engines.Count && answers is [var (engine, token), ..])
        {
            Engines.Try(engine, name, () => WriteObject(Keep(Granted(auth, token), string.Join(", ", engines.Select(one => one.Name)))));
        }
    }

    /// <summary>What is kept: a token that the registry has given takes the place of the password.</summary>
    private static RegistryAuth Granted(RegistryAuth auth, string? token) =>
        token is null ? auth : new() { UserName = auth.UserName, IdentityToken = token, Registry = auth.Registry };

    private RegistryLogin Keep(RegistryAuth auth, string context) =>
        new(new(auth.Registry!, auth.UserName, Await(CredentialStore.Open().SaveAsync(auth, StopToken))), context);
}
