using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Removes networks (<c>docker network rm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "DockerNetwork", SupportsShouldProcess = true)]
[OutputType(typeof(DockerNetwork))]
public sealed class RemoveDockerNetworkCommand : FanOutCmdlet
{
    /// <summary>Networks: names, wildcards, ids (at least six digits), or objects from Get-DockerNetwork.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Network")]
    [NetworkReferenceTransformation]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public NetworkReference[] Name { get; set; } = [];

    /// <summary>Ignores missing networks. Overrides neither -WhatIf nor -Confirm, and does not remove networks in use.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes each removed network in its last state.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Network";

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in new NetworkFinder(Engines) { IgnoresMissing = Force }.Resolve(Name))
        {
            if (ShouldChange(target.Engine, target, "Remove network"))
            {
                Work.Start(target.Engine, target.ToString(), token => Removal.RunAsync(
                    Engines,
                    PassThru,
                    async () => new DockerNetwork(
                        await target.Api.InspectAsync(target.Id, cancellationToken: token).ConfigureAwait(false), target.Engine.Name),
                    () => target.RemoveAsync(Force, token)));
            }
        }
    }
}
