using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists configurations of a swarm (<c>docker config ls</c>, <c>docker config inspect</c>).</summary>
[Cmdlet(VerbsCommon.Get, "SwarmConfig")]
[OutputType(typeof(SwarmConfig))]
public sealed class GetSwarmConfigCommand : FanOutCmdlet
{
    private FilterSet _filters = new();

    /// <summary>Configurations: names, wildcards, ids (at least six digits), or objects from Get-SwarmConfig. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Config")]
    [ConfigReferenceTransformation]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigReference[]? Name { get; set; }

    /// <summary>Only configurations with all of these labels: <c>key</c>, <c>key=value</c>, or a hashtable.</summary>
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
    protected override string Noun => "Config";

    /// <inheritdoc/>
    protected override void BeginProcessing() => _filters = new FilterSet().AddLabels(Label).AddPairs(Filter);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (engine, config) in new ConfigFinder(Engines) { NameMeansAll = true }.List(Name, _filters))
        {
            WriteFromEngine(new SwarmConfig(config, engine.Name));
        }
    }
}
