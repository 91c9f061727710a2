using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Lists the processes of running containers (<c>docker top</c>).</summary>
[Cmdlet(VerbsCommon.Get, "ContainerProcess")]
[OutputType(typeof(ContainerProcess))]
public sealed class GetContainerProcessCommand : ContainerTargetCmdlet
{
    /// <summary>
    /// Arguments of <c>ps</c> on the engine's host, like <c>aux</c> or <c>-o, pid,user,args</c>; its output must have a PID column.
    /// Default: <c>-ef</c>.
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
                var arguments = PsArgument is null ? null : string.Join(' ', PsArgument);
                var top = await target.Api.TopAsync(target.Id, arguments, token).ConfigureAwait(false);
                var titles = top.Titles ?? [];
                var processes = (top.Processes ?? [])
                    .Select(row => new ContainerProcess(titles, row, target.ToString(), target.Id, target.Engine.Name));
                return () => WriteObject(processes, enumerateCollection: true);
            });
        }
    }
}
