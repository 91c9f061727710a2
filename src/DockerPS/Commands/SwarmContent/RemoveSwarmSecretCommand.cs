using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Removes secrets of a swarm (<c>docker secret rm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "SwarmSecret", SupportsShouldProcess = true)]
[OutputType(typeof(SwarmSecret))]
public sealed class RemoveSwarmSecretCommand : FanOutCmdlet
{
    /// <summary>
    /// Secrets: names, wildcards, ids (at least six digits), or objects from Get-SwarmSecret. Secrets in use by a service are not
    /// removed.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Secret")]
    [SecretReferenceTransformation]
    [ArgumentCompleter(typeof(SecretCompleter))]
    public SecretReference[] Name { get; set; } = [];

    /// <summary>Writes each removed secret in its last state.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Secret";

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in new SecretFinder(Engines).Resolve(Name))
        {
            if (ShouldChange(target.Engine, target, "Remove secret"))
            {
                Work.Start(target.Engine, target.ToString(), token => Removal.RunAsync(
                    Engines,
                    PassThru,
                    async () => new SwarmSecret(
                        await target.Engine.Client.Secrets.InspectAsync(target.Id, token).ConfigureAwait(false), target.Engine.Name),
                    () => target.Engine.Client.Secrets.RemoveAsync(target.Id, token)));
            }
        }
    }
}
