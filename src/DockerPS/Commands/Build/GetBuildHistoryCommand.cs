using System.Management.Automation;
using DockerPS.Engine.Builds;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>
/// Lists the builds that an engine remembers, newest first (<c>docker buildx history ls</c>, <c>docker buildx history inspect</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "BuildHistory")]
// Completion ignores parameter sets: it would offer the properties of details on plain objects, which do not have them.
[OutputType(typeof(BuildRecord))]
public sealed class GetBuildHistoryCommand : EngineCmdlet
{
    private WildcardPattern[]? _names;

    /// <summary>Builds: ids, prefixes of ids (at least six digits), wildcards, or objects from Get-BuildHistory. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Build", "Ref")]
    [BuildReferenceTransformation]
    [ArgumentCompleter(typeof(BuildCompleter))]
    public BuildReference[]? Id { get; set; }

    /// <summary>Only builds with one of these names; wildcards match.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Only builds with one of these statuses: Running, Completed, Error.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [WordTransformation(typeof(BuildStatusCompleter))]
    [ArgumentCompleter(typeof(BuildStatusCompleter))]
    [ValidateSet("Running", "Completed", "Error")]
    public string[]? Status { get; set; }

    /// <summary>Only builds that started since this time: a DateTime, ISO text, or an age (<c>2h</c>, a TimeSpan).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? Since { get; set; }

    /// <summary>Only builds that started until this time: a DateTime, ISO text, or an age (<c>2h</c>, a TimeSpan).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? Until { get; set; }

    /// <summary>Only the N most recent builds of each engine.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Also reads the attributes, the exporters and the steps of each build.</summary>
    [Parameter]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Build";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Since > Until)
        {
            ThrowInvalidParameter("-Since is later than -Until.");
        }

        _names = Name is null ? null : ParseOrThrow(() => Array.ConvertAll(Name, name => Wildcard.Parse(name)));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var finder = new BuildFinder(Engines, (engine, id) => BuildHistory.ListAsync(engine.Client, id, StopToken));
        if (Id is not null)
        {
            foreach (var found in Id.SelectMany(id => finder.Find(id)).ToList().GroupBy(item => item.Engine, item => item.Found))
            {
                Write(found.Key, [.. found]);
            }

            return;
        }

        foreach (var (engine, builds) in Engines.QueryEach(engine => BuildHistory.ListAsync(engine.Client, null, StopToken)))
        {
            Write(engine, builds);
        }
    }

    private void Write(EngineSession engine, IReadOnlyList<BuildHistoryRecord> builds)
    {
        List<(BuildHistoryRecord Found, BuildRecord Record)> selected =
        [
            .. builds.Select(found => (Found: found, Record: new BuildRecord(found, engine.Name)))
                .Where(item => IsSelected(item.Record)).Take(Last ?? int.MaxValue),
        ];
        if (!Detail)
        {
            selected.ForEach(item => WriteFromEngine(item.Record));
        }
        else if (selected.Count > 0)
        {
            var found = selected.Select(item => item.Found);
            foreach (var (_, details) in Engines.QueryAll(
                [engine], null, engine => BuildHistory.ReadDetailsAsync(engine, found, StopToken)))
            {
                foreach (var detail in details)
                {
                    WriteFromEngine(detail);
                }
            }
        }
    }

    private bool IsSelected(BuildRecord build) =>
        (_names is null || Array.Exists(_names, name => name.IsMatch(build.Name ?? "")))
        && (Status is null || Status.Contains(build.Status, StringComparer.OrdinalIgnoreCase))
        && (Since is null || build.CreatedAt >= Since)
        && (Until is null || build.CreatedAt <= Until);
}
