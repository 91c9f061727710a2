using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>
/// Lists the services of Compose projects by the labels of their containers, without files (<c>docker compose ps</c>). A service stands for
/// its containers in every cmdlet that takes containers.
/// </summary>
[Cmdlet(VerbsCommon.Get, "ComposeService")]
[OutputType(typeof(ComposeService))]
public sealed class GetComposeServiceCommand : EngineCmdlet
{
    private ServiceFilter _filter = new(null);

    /// <inheritdoc cref="GetComposeProjectCommand.Name"/>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("ProjectName")]
    [ComposeProjectTransformation]
    [ArgumentCompleter(typeof(ComposeProjectCompleter))]
    public ComposeProjectReference[]? Project { get; set; }

    /// <summary>The services: names or wildcards. Default: all.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [Alias("Service")]
    [ArgumentCompleter(typeof(ComposeServiceCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "ComposeProject";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _filter = ParseOrThrow(() => new ServiceFilter(Name));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var projects = new ComposeProjectFinder(Engines).List(
            Project, (engine, _) => ComposeState.ReadAllAsync(engine, StopToken), isFiltered: false);
        foreach (var (_, state) in projects)
        {
            var services = state.ToServices();
            foreach (var service in services.Where(service => _filter.Has(service.Service)))
            {
                WriteFromEngine(service);
            }

            var names = services.Select(service => service.Service).ToList();
            foreach (var missing in _filter.Missing(names))
            {
                WriteError(ComposeProjectErrors.ServiceNotFound(state.Project, missing, names));
            }
        }
    }
}
