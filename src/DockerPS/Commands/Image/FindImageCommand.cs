using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Searches registries for images (<c>docker search</c>).</summary>
[Cmdlet(VerbsCommon.Find, "Image")]
[OutputType(typeof(ImageSearchResult))]
public sealed class FindImageCommand : FanOutCmdlet
{
    private readonly CredentialCache _credentials = new();

    /// <summary>
    /// The term to search for in names and descriptions. A term such as <c>registry.example.com/web</c> is searched in that registry, all
    /// others on Docker Hub.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [NotBytes("a term to search for")]
    public string[] Term { get; set; } = [];

    /// <summary>Maximum number of results, up to 100. The default is 25.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? Limit { get; set; }

    /// <summary>Only official images.</summary>
    [Parameter]
    public SwitchParameter Official { get; set; }

    /// <summary>Only images with at least this number of stars.</summary>
    [Parameter]
    [Alias("Stars")]
    [ValidateRange(0, int.MaxValue)]
    public int? MinimumStar { get; set; }

    /// <summary>
    /// The engine's own filters, as docker's --filter: <c>key=value</c> or a hashtable, such as <c>is-official=true</c> or <c>stars=3</c>.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation]
    public KeyValue[]? Filter { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Image";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var term in Term)
        {
            foreach (var engine in Engines.ToList())
            {
                Work.Start(engine, term, token => SearchAsync(engine, term, token));
            }
        }
    }

    private async Task<Action> SearchAsync(EngineSession engine, string term, CancellationToken cancellationToken)
    {
        var registry = ImageName.TryParse(term)?.Domain ?? ImageName.DefaultDomain;
        var auth = await _credentials.ForAsync(registry, null, cancellationToken).ConfigureAwait(false);
        var filters = new FilterSet().AddSwitch("is-official", Official ? true : null)
            .Add("stars", MinimumStar is { } least ? [least.ToString(CultureInfo.InvariantCulture)] : [])
            .AddPairs(Filter);
        var found = await engine.Client.Images.SearchAsync(term, Limit, filters, auth, cancellationToken).ConfigureAwait(false);
        return () => WriteObject(found.Select(item => new ImageSearchResult(item, registry, engine.Name)), enumerateCollection: true);
    }
}
