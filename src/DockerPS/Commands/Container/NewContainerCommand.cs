using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Creates a container without starting it (<c>docker create</c>).</summary>
[Cmdlet(VerbsCommon.New, "Container", SupportsShouldProcess = true, DefaultParameterSetName = ImageSet)]
[OutputType(typeof(Container))]
public sealed class NewContainerCommand : ContainerCreationCmdlet
{
    /// <summary><c>-d</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [Alias("d")]
    [AnySwitchValue]
    public SwitchParameter De { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var engine in TargetEngines.ToList())
        {
            if (ShouldChange(engine, Described, "Create container"))
            {
                Write(engine);
            }
        }
    }

    private void Write(Sessions.EngineSession engine)
    {
        if (Create(engine) is { } target)
        {
            Engines.Try(engine, target.ToString(), () => WriteObject(Ask(() => target.ReadAsync(StopToken))));
        }
    }
}
