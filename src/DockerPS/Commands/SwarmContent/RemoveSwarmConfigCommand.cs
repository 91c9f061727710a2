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
    /// Configurations: names, wildcards, ids (at least six digits), or objects from Get-SwarmConfig. Configurations in use by a service
    /// are not removed.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Config")]
    [ConfigReferenceTransformation]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigReference[] Name { get; set; } = [];

    /// <summary>Writes each removed configuration in its last state.</summary>
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
