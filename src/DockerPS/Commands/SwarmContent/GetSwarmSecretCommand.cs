using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists secrets of a swarm (<c>docker secret ls</c>, <c>docker secret inspect</c>).</summary>
[Cmdlet(VerbsCommon.Get, "SwarmSecret")]
[OutputType(typeof(SwarmSecret))]
public sealed class GetSwarmSecretCommand : FanOutCmdlet
{
    private FilterSet _filters = new();

    /// <summary>Secrets: names, wildcards, ids (at least six digits), or objects from Get-SwarmSecret. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Secret")]
    [SecretReferenceTransformation]
    [ArgumentCompleter(typeof(SecretCompleter))]
    public SecretReference[]? Name { get; set; }

    /// <summary>Only secrets with all of these labels: <c>key</c>, <c>key=value</c>, or a hashtable.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation]
    [ArgumentCompleter(typeof(LabelCompleter))]
    public KeyValue[]? Label { get; set; }

    /// <summary>The engine's own filters, as docker's --filter: <c>key=value</c> or a hashtable.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation(IsFilter = true)]
    public KeyValue[]? Filter { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Secret";

    /// <inheritdoc/>
    protected override void BeginProcessing() => _filters = new FilterSet().AddLabels(Label).AddPairs(Filter);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (engine, secret) in new SecretFinder(Engines) { NameMeansAll = true }.List(Name, _filters))
        {
            WriteFromEngine(new SwarmSecret(secret, engine.Name));
        }
    }
}
