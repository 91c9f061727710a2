using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Lists the Compose projects of engines by their labels, without files (<c>docker compose ls</c>).</summary>
[Cmdlet(VerbsCommon.Get, "ComposeProject")]
[OutputType(typeof(ComposeProject))]
public sealed class GetComposeProjectCommand : EngineCmdlet
{
    /// <summary>
    /// Projects: names, wildcards, or objects from Get-ComposeProject or Get-ComposeConfiguration. Default: all that have containers.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Project", "ProjectName")]
    [ComposeProjectTransformation]
    [ArgumentCompleter(typeof(ComposeProjectCompleter))]
    public ComposeProjectReference[]? Name { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "ComposeProject";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var projects = new ComposeProjectFinder(Engines).List(
            Name, (engine, _) => ComposeState.ReadAllAsync(engine, StopToken), isFiltered: false);
        foreach (var (_, state) in projects)
        {
            WriteFromEngine(state.ToProject());
        }
    }
}
