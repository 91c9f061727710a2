using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Lists the processes of running containers (<c>docker top</c>).</summary>
[Cmdlet(VerbsCommon.Get, "ContainerProcess")]
[OutputType(typeof(ContainerProcess))]
public sealed class GetContainerProcessCommand : ContainerTargetCmdlet
{
    /// <summary>
    /// What <c>ps</c> is given on the engine's host, like <c>aux</c> or <c>-o, pid,user,args</c>; a column PID has to be among what it
    /// writes. Left out, <c>-ef</c>.
    /// </summary>
    [Parameter]
    [Alias("PsArgs")]
    [ValidateNotNullOrEmpty]
    public string[]? PsArgument { get; set; }

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in Targets)
        {
            Work.Start(target.Engine, target.Name, async token =>
            {
                var top = await target.Api.TopAsync(target.Id, PsArgument is null ? null : string.Join(' ', PsArgument), token).ConfigureAwait(false);
                var processes = (top.Processes ?? []).Select(row => new ContainerProcess(top.Titles ?? [], row, target.ToString(), target.Id, target.Engine.Name));
                return () => WriteObject(processes, enumerateCollection: true);
            });
        }
    }
}
