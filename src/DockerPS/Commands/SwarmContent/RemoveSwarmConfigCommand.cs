using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Removes configurations of a swarm (<c>docker config rm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "SwarmConfig", SupportsShouldProcess = true)]
[OutputType(typeof(SwarmConfig))]
public sealed class RemoveSwarmConfigCommand : FanOutCmdlet
{
    /// <summary>
    /// The configurations: names, wildcards, ids (from six digits on), or objects from Get-SwarmConfig, also by the pipeline. One that a
    /// service has is not removed.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Config")]
    [ConfigReferenceTransformation]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigReference[] Name { get; set; } = [];

    /// <summary>Writes what was removed, as it was before.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Config";

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in new ConfigFinder(Engines).Resolve(Name))
        {
            if (ShouldChange(target.Engine, target, "Remove config"))
            {
                Work.Start(target.Engine, target.ToString(), token => Removal.RunAsync(
                    Engines,
                    PassThru,
                    async () => new SwarmConfig(
                        await target.Engine.Client.Configs.InspectAsync(target.Id, token).ConfigureAwait(false), target.Engine.Name),
                    () => target.Engine.Client.Configs.RemoveAsync(target.Id, token)));
            }
        }
    }
}
