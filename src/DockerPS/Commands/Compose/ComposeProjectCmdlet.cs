using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that change Compose projects on engines.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ComposeProjectCmdlet : FanOutCmdlet
{
    /// <summary>
    /// The projects: names, wildcards, or objects from Get-ComposeProject or Get-ComposeConfiguration, also by the pipeline.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Project", "ProjectName")]
    [ComposeProjectTransformation]
    [ArgumentCompleter(typeof(ComposeProjectCompleter))]
    public ComposeProjectReference[] Name { get; set; } = [];

    /// <summary>Writes the changed projects.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "ComposeProject";

    private protected override bool Changes => true;

    /// <summary>What is done to services, as a participle.</summary>
    private protected virtual string Done => "started";

    /// <summary>Starts work on each project that may be changed.</summary>
    /// <param name="action">The action in the question of -WhatIf and -Confirm.</param>
    /// <param name="services">
    /// The services to work on, by names and wildcards; null for all. A name that no service has is an error of its project.
    /// </param>
    /// <param name="work">Works on the services; returns the object for -PassThru.</param>
    private protected void StartOnProjects(
        Func<ComposeState, string> action,
        string[]? services,
        Func<ProjectServices, ComposeState, IReadOnlySet<string>, CancellationToken, Task<object?>> work)
    {
        var filter = ParseOrThrow(() => new ServiceFilter(services));
        foreach (var (engine, state) in Name.SelectMany(reference => new ComposeProjectFinder(Engines).Find(reference)))
        {
            var project = new ProjectServices(state);
            var chosen = project.Names.Where(filter.Has).ToHashSet(StringComparer.Ordinal);
            if (filter.Missing(project.Names).FirstOrDefault() is { } missing)
            {
                WriteError(ComposeProjectErrors.ServiceNotFound(state.Project, missing, project.Names));
            }
            else if ((services is null || chosen.Count > 0) && ShouldChange(engine, state.Project, action(state)))
            {
                Work.Start(engine, state.Project, async token =>
                {
                    var result = await work(project, state, chosen, token).ConfigureAwait(false);
                    return () => Finish(project, state, result);
                });
            }
        }
    }

    /// <summary>Reads a project after a change.</summary>
    private protected static async Task<object?> ReadAgainAsync(ComposeState before, CancellationToken cancellationToken) =>
        (await ComposeState.ReadAsync(before.Engine, before.Project, cancellationToken).ConfigureAwait(false)).ToProject();

    private void Finish(ProjectServices project, ComposeState state, object? result)
    {
        foreach (var (container, error) in project.Failures)
        {
            if (error is Engine.Http.DockerException failed)
            {
                Engines.Fail(state.Engine, failed, container);
            }
            else
            {
                WriteError(ContainerErrors.WaitImpossible(container, error.Message));
            }
        }

        foreach (var error in project.Errors)
        {
            WriteError(state.Engine, error);
        }

        foreach (var (service, cause) in project.Held.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            WriteError(ComposeProjectErrors.DependencyNotReady(state.Project, service, cause, Done));
        }

        if (PassThru && result is not null)
        {
            WriteFromEngine(result);
        }
    }
}
