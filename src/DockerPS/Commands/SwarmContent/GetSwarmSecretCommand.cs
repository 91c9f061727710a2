using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists secrets of a swarm (<c>docker secret ls</c>, <c>docker secret inspect</c>).</summary>
[Cmdlet(VerbsCommon.Get, "SwarmSecret")]
[OutputType(typeof(SwarmSecret))]
public sealed class GetSwarmSecretCommand : ListCmdlet
{

    /// <summary>Secrets: names, wildcards, ids (at least six digits), or objects from Get-SwarmSecret. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Secret")]
    [SecretReferenceTransformation]
    [ArgumentCompleter(typeof(SecretCompleter))]
    public SecretReference[]? Name { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Secret";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (engine, secret) in new SecretFinder(Engines) { NameMeansAll = true }.List(Name, Filters))
        {
            WriteFromEngine(new SwarmSecret(secret, engine.Name));
        }
    }
}
