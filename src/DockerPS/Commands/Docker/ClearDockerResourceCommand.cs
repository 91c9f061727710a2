using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// Removes what is not in use: stopped containers, networks, volumes, images, the build cache (<c>docker system prune</c> and the
/// prunes of each kind).
/// </summary>
[Cmdlet(VerbsCommon.Clear, "DockerResource", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PruneReport))]
public sealed class ClearDockerResourceCommand : EngineCmdlet
{
    /// <summary>Containers that a removal that is only told of would have taken, by engine: what they use would be free.</summary>
    private readonly Dictionary<string, HashSet<string>> _gone = new(StringComparer.Ordinal);

    /// <summary>What is cleared: Container, Network, Volume, Image, BuildCache. It goes in this order.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public DockerResource[] Type { get; set; } = null!;

    /// <summary>Takes unused images that have references too, and all of the build cache.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Takes volumes with names too. Without it only anonymous ones go.</summary>
    [Parameter]
    public SwitchParameter NamedVolume { get; set; }

    /// <summary>Only what was made before: a DateTime, ISO text, or how long ago (<c>24h</c>, a TimeSpan). Build cache: what was last used before.</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? Until { get; set; }

    /// <summary>Only what has all of these labels: <c>key</c>, <c>key=value</c>, or a hashtable.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation]
    [ArgumentCompleter(typeof(LabelCompleter))]
    public KeyValue[]? Label { get; set; }

    /// <summary>The engine's own filters, as docker's --filter: until, label, label!, and for the build cache id and type.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation(IsFilter = true)]
    public KeyValue[]? Filter { get; set; }

    /// <summary>Does not ask. It overrides neither -WhatIf nor -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Docker";

    private bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    private bool IsForced => Force && !IsWhatIf && !MyInvocation.BoundParameters.ContainsKey("Confirm");

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var prune in Prunes())
        {
            var engines = IsForced ? [.. Engines] : Approved(prune);
            foreach (var (engine, result) in Engines.QueryAll(engines, prune.Resource.ToString(), engine => prune.RemoveAsync(engine, StopToken)))
            {
                WriteObject(new PruneReport(prune.Resource.ToString(), [.. result.Removed], result.SpaceReclaimed, engine.Name));
            }
        }
    }

    /// <summary>What removes each kind. A restriction that a kind does not have would not hold there: that is refused.</summary>
    private List<ResourcePrune> Prunes()
    {
        var filter = ParseOrThrow(() => new PruneFilter(Until, Label, Filter));
        List<ResourcePrune> prunes = [.. Type.Distinct().Order().Select(resource => ResourcePrune.Of(resource, filter, All, NamedVolume))];
        if (All && !prunes.Exists(prune => prune.Resource is DockerResource.Image or DockerResource.BuildCache))
        {
            ThrowInvalidParameter("-All is for images and the build cache. Add Image or BuildCache to -Type, or leave it out.");
        }

        if (NamedVolume && !prunes.Exists(prune => prune.Resource is DockerResource.Volume))
        {
            ThrowInvalidParameter("-NamedVolume is for volumes. Add Volume to -Type, or leave it out.");
        }

        foreach (var prune in prunes)
        {
            if (filter.Keys.FirstOrDefault(key => !prune.Keys.Contains(key, StringComparer.Ordinal)) is { } key)
            {
                ThrowInvalidParameter($"{prune.Resource} cannot be filtered by '{key}', only by {string.Join(", ", prune.Keys)}. Clear it with a command of its own.", key);
            }
        }

        return prunes;
    }

    /// <summary>The engines on which the user wants what was found to be removed.</summary>
    private List<EngineSession> Approved(ResourcePrune prune) =>
    [
        .. Engines.QueryAll(Engines, prune.Resource.ToString(), engine => prune.FindAsync(engine, Gone(engine), StopToken))
            .Where(answer => IsApproved(prune, answer.Engine, answer.Answer))
            .Select(answer => answer.Engine),
    ];

    private bool IsApproved(ResourcePrune prune, EngineSession engine, IReadOnlyList<PruneCandidate> found)
    {
        var where = Engines.AreSeveral ? $" ({engine.Name})" : "";
        if (found.Count == 0)
        {
            WriteVerbose($"{prune.Action}: there is none{where}.");
            return !IsWhatIf;
        }

        if (!IsWhatIf)
        {
            return ShouldProcess(string.Join(", ", found.Select(candidate => candidate.Name)) + where, prune.Action);
        }

        foreach (var candidate in found)
        {
            ShouldProcess(candidate.Name + where, prune.Action);
        }

        if (prune is ContainerPrune)
        {
            Gone(engine).UnionWith(found.Select(candidate => candidate.Id));
        }

        return false;
    }

    private HashSet<string> Gone(EngineSession engine)
    {
        if (!_gone.TryGetValue(engine.Name, out var ids))
        {
            _gone[engine.Name] = ids = new(StringComparer.Ordinal);
        }

        return ids;
    }
}
