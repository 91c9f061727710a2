using System.Management.Automation;
using System.Runtime.CompilerServices;
using DockerPS.Compose.Errors;
using DockerPS.Errors;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;

namespace DockerPS.Operations;

/// <summary>The deployment of a Compose project.</summary>
internal sealed class ComposeDeployment
{
    private readonly DeploymentSettings _settings;
    private readonly object _project;

    private ComposeDeployment(string name, object project, DeploymentSettings settings) =>
        (Name, _project, _settings) = (name, project, settings);

    /// <summary>The name of the project.</summary>
    public string Name { get; }

    /// <summary>Prepares a deployment. Returns an error instead if the project cannot be deployed.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="error">The error; null if there is none.</param>
    public static ComposeDeployment? TryPrepare(ComposeConfiguration configuration, DeploymentSettings settings, out ErrorRecord? error) =>
        ComposeReading.ProjectOf(configuration, out error) is { } project ? Prepare(project, settings, out error) : null;

    /// <summary>Makes the plan for an engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="warn">Takes warnings.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public Task<DeploymentPlan> PlanAsync(EngineSession engine, Action<string> warn, CancellationToken cancellationToken) =>
        DeploymentPlan.MakeAsync(engine, (ProjectDefinition)_project, _settings, warn, cancellationToken);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ComposeDeployment? Prepare(object project, DeploymentSettings settings, out ErrorRecord? error)
    {
        try
        {
            error = null;
            var prepared = DeploymentProject.Prepare((ProjectDefinition)project, settings);
            return new(prepared.Name, prepared, settings);
        }
        catch (ComposeFileException problem)
        {
            error = ComposeErrors.From(problem);
            return null;
        }
    }
}
