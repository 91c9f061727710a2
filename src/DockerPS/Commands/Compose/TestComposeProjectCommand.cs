using System.Management.Automation;
using DockerPS.Operations;

namespace DockerPS.Commands;

/// <summary>
/// Returns whether an engine has what Compose files define, so that Deploy-ComposeProject would change nothing
/// (<c>docker compose up --dry-run</c>).
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "ComposeProject", DefaultParameterSetName = PathSet)]
[OutputType(typeof(bool), typeof(ComposeDifference))]
public sealed class TestComposeProjectCommand : ComposeDeploymentCmdlet
{
    /// <summary>Writes each difference instead.</summary>
    [Parameter]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc cref="DeployComposeProjectCommand.NoWatch"/>
    [Parameter]
    public SwitchParameter NoWatch { get; set; }

    private protected override DeploymentSettings Settings() => base.Settings() with { NoWatch = NoWatch };

    private protected override void Process(ComposeConfiguration configuration)
    {
        if (Prepare(configuration) is not { } deployment)
        {
            return;
        }

        var plans = Engines.QueryAll(Engines, deployment.Name, engine => deployment.PlanAsync(engine, _ => { }, StopToken));
        foreach (var (engine, plan) in plans)
        {
            if (!Detail)
            {
                WriteObject(DeploymentChanges.Of(plan).Count == 0);
                continue;
            }

            var found = Engines.QueryAll([engine], plan.Name, _ => new DeploymentDifferences(plan).FindAsync(StopToken));
            foreach (var (_, differences) in found)
            {
                differences.ToList().ForEach(WriteFromEngine);
            }
        }
    }
}
