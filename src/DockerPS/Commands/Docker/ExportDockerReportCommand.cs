using System.Management.Automation;
using System.Text;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>
/// Exports a report about engines as a single HTML page (the docker CLI has none; it shows what <c>docker ps</c>, <c>docker system df</c>
/// and <c>docker inspect</c> tell).
/// </summary>
[Cmdlet(VerbsData.Export, "DockerReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportDockerReportCommand : EngineCmdlet
{
    private string _path = "";

    /// <summary>File for the page.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [Alias("Destination", "Output")]
    public string Path { get; set; } = "";

    /// <summary>Heading of the page.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Docker report";

    /// <summary>Overwrites an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Docker";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _path = ParseOrThrow(() => HostPath.Resolve(Path, SessionState));
        if (NewFile.SingleRefusal(Path, _path, Force, InvokeProvider.Item) is { } refusal)
        {
            ThrowTerminatingError(refusal);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A context and its endpoint may both be named.
        var engines = Engines.DistinctBy(engine => engine.Name).ToList();
        var names = string.Join(", ", engines.Select(engine => engine.Name));
        if (engines.Count > 0 && ShouldProcess($"{names} -> {_path}", "Export report"))
        {
            var facts = Engines.QueryAll(engines, null, engine => new ReportReader(engine, StopToken).ReadAsync())
                .ToDictionary(answer => answer.Engine.Name, answer => answer.Answer, StringComparer.Ordinal);
            if (facts.Count > 0)
            {
                Write(facts);
            }
        }

        base.EndProcessing();
    }

    private void Write(Dictionary<string, EngineFacts> facts)
    {
        var report = new ReportFacts
        {
            Title = Title,
            CreatedAt = DateTimeOffset.Now,
            ModuleVersion = typeof(ExportDockerReportCommand).Assembly.GetName().Version?.ToString(3) ?? "",
            Engines = [.. Engines.Names.Select(name => facts.GetValueOrDefault(name) ?? Missing(name))],
        };
        var content = Encoding.UTF8.GetBytes(ReportPage.Write(report));
        if (Await(NewFile.WriteAsync(_path, Force, content, isPrivate: true, StopToken)) is { } refused)
        {
            WriteError(refused);
            return;
        }

        WriteObject(InvokeProvider.Item.Get([_path], force: true, literalPath: true), enumerateCollection: true);
    }

    private EngineFacts Missing(string name) => new()
    {
        Name = name,
        Failure = Engines.FailureOf(name) ?? "It refused a request; the error that the command wrote says which.",
    };
}
