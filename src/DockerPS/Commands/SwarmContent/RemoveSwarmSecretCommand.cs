using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Removes secrets of a swarm (<c>docker secret rm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "SwarmSecret", SupportsShouldProcess = true)]
[OutputType(typeof(SwarmSecret))]
public sealed class RemoveSwarmSecretCommand : SecretCmdlet
{
    /// <summary>
    /// The secrets: names, wildcards, ids (from six digits on), or objects from Get-SwarmSecret, also by the pipeline. One that a
    /// service has is not removed.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Secret")]
    [SecretReferenceTransformation]
    [ArgumentCompleter(typeof(SecretCompleter))]
    public SecretReference[] Name { get; set; } = [];

    /// <summary>Writes what was removed, as it was before.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in Resolve(Name))
        {
            if (ShouldChange(target.Engine, target, "Remove secret"))
            {
                StartWork(target.Engine, target.ToString(), token => RemovedAsync(
                    PassThru,
                    async () => new SwarmSecret(
                        await target.Engine.Client.Secrets.InspectAsync(target.Id, token).ConfigureAwait(false), target.Engine.Name),
                    () => Unless(target.Engine.Client.Secrets.RemoveAsync(target.Id, token))));
            }
        }
    }
}
