using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Creates and starts what Compose files define, and replaces what has changed (<c>docker compose up -d</c>).</summary>
// The reference assembly is older than the verb.
[Cmdlet("Deploy", "ComposeProject", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(ComposeService), typeof(ComposeChange))]
public sealed class DeployComposeProjectCommand : ComposeDeploymentCmdlet
{
    /// <summary>Writes the services.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Deploys services with <c>develop.watch</c> all the same; their files are not watched.</summary>
    [Parameter]
    public SwitchParameter NoWatch { get; set; }

    private protected override void Process(ComposeConfiguration configuration)
    {
        if (Prepare(configuration) is not { } deployment)
        {
            return;
        }

        var warnings = new List<string>();
        var plans = Engines.QueryAll(
            Engines, deployment.Name, engine => deployment.PlanAsync(engine, text => AddWarning(warnings, text), StopToken));
        WriteWarnings(warnings.Distinct(StringComparer.Ordinal));
        foreach (var (engine, plan) in plans)
        {
            Deploy(engine, plan);
        }
    }

    private protected override DeploymentSettings Settings() => base.Settings() with { NoWatch = NoWatch };

    private void Deploy(EngineSession engine, DeploymentPlan plan)
    {
        WarnOfOrphans(plan);
        var changes = DeploymentChanges.Of(plan);
        if (changes.Count > 0)
        {
            var target = Engines.AreSeveral ? $"{plan.Name} ({engine.Name})" : plan.Name;
            var action = $"Deploy Compose project ({changes.Count} change{(changes.Count == 1 ? "" : "s")})";
            if (!ShouldProcess(target, action, out var reason))
            {
                if (reason == ShouldProcessReason.WhatIf)
                {
                    changes.ToList().ForEach(WriteFromEngine);
                }

                return;
            }
        }

        Work.Start(engine, plan.Name, token => RunAsync(engine, plan, token));
    }

    private async Task<Action> RunAsync(EngineSession engine, DeploymentPlan plan, CancellationToken cancellationToken)
    {
        var errors = await new DeploymentRun(plan, Work).RunAsync(cancellationToken).ConfigureAwait(false);
        var services = PassThru
            ? (await ComposeState.ReadAsync(engine, plan.Name, cancellationToken).ConfigureAwait(false)).ToServices()
            : [];
        return () =>
        {
            foreach (var error in errors)
            {
                WriteError(engine, error);
            }

            services.Where(plan.Has).ToList().ForEach(WriteFromEngine);
        };
    }

    private void WarnOfOrphans(DeploymentPlan plan)
    {
        if (plan is { Orphans.Count: > 0, Settings.RemoveOrphan: false })
        {
            WriteWarning(
                $"The project '{plan.Name}' has containers of services that the files do not define: "
                + $"{string.Join(", ", plan.Orphans.Select(Container.NameOf))}. Use -RemoveOrphan to remove them.");
        }
    }

    private static void AddWarning(List<string> warnings, string text)
    {
        lock (warnings)
        {
            warnings.Add(text);
        }
    }
}
