using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists configurations of a swarm (<c>docker config ls</c>, <c>docker config inspect</c>).</summary>
[Cmdlet(VerbsCommon.Get, "SwarmConfig")]
[OutputType(typeof(SwarmConfig))]
public sealed class GetSwarmConfigCommand : ListCmdlet
{

    /// <summary>Configurations: names, wildcards, ids (at least six digits), or objects from Get-SwarmConfig. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Config")]
    [ConfigReferenceTransformation]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigReference[]? Name { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Config";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (engine, config) in new ConfigFinder(Engines) { NameMeansAll = true }.List(Name, Filters))
        {
            WriteFromEngine(new SwarmConfig(config, engine.Name));
        }
    }
}
