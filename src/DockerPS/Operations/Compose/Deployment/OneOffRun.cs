using System.Management.Automation;
using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>Deploys what a single command depends on, and creates its container.</summary>
internal static class OneOffRun
{
    /// <summary>
    /// Starts to create the container of a command, on the pool. Returns errors instead if what it depends on cannot be deployed.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="work">Takes output and progress.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static Task<(ContainerSummary? Container, IReadOnlyList<ErrorRecord> Errors)> StartAsync(
        DeploymentPlan plan, WorkQueue work, CancellationToken cancellationToken) =>
        Task.Run(() => CreateAsync(plan, work, cancellationToken), cancellationToken);

    private static async Task<(ContainerSummary? Container, IReadOnlyList<ErrorRecord> Errors)> CreateAsync(
        DeploymentPlan plan, WorkQueue work, CancellationToken cancellationToken)
    {
        var run = new DeploymentRun(plan, work);
        var errors = await run.RunAsync(cancellationToken).ConfigureAwait(false);
        return errors.Count > 0
            ? (null, errors)
            : (await run.CreateOneOffAsync(plan.Settings.OneOff!, cancellationToken).ConfigureAwait(false), errors);
    }
}
