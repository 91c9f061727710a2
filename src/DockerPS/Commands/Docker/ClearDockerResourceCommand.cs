using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// Removes unused containers, networks, volumes, images and build cache (<c>docker system prune</c> and the prune command of each
/// kind).
/// </summary>
[Cmdlet(VerbsCommon.Clear, "DockerResource", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PruneReport))]
public sealed partial class ClearDockerResourceCommand : EngineCmdlet
{
    /// <summary>Containers that -WhatIf reports as removed, by engine: whatever only they use counts as unused.</summary>
    private readonly Dictionary<string, HashSet<string>> _removedContainers = new(StringComparer.Ordinal);

    /// <summary>Kinds to clear: Container, Network, Volume, Image, BuildCache. They are cleared in this order.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public DockerResource[] Type { get; set; } = null!;

    /// <summary>Also removes unused images that have references, and all of the build cache.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Also removes named volumes, not only anonymous ones.</summary>
    [Parameter]
    public SwitchParameter NamedVolume { get; set; }

    /// <summary>Skips the confirmation. Overrides neither -WhatIf nor -Confirm.</summary>
    [Parameter]
    [Alias("F")]
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
            var name = prune.Resource.ToString();
            foreach (var (engine, result) in Engines.QueryAll(engines, name, engine => prune.RemoveAsync(engine, StopToken)))
            {
                WriteObject(new PruneReport(name, [.. result.Removed], result.SpaceReclaimed, engine.Name));
            }
        }
    }

    /// <summary>Returns the prune of each kind. Refuses restrictions that one of the kinds does not support and would ignore.</summary>
    private List<ResourcePrune> Prunes()
    {
        var filter = ParseOrThrow(() => new PruneFilter(Until, Label, Filter));
        List<ResourcePrune> prunes =
            [.. Type.Distinct().Order().Select(resource => ResourcePrune.Of(resource, filter, All, NamedVolume, Limits()))];
        if (All && !prunes.Exists(prune => prune.Resource is DockerResource.Image or DockerResource.BuildCache))
        {
            ThrowInvalidParameter("-All applies to images and the build cache only. Add Image or BuildCache to -Type, or leave out -All.");
        }

        if (NamedVolume && !prunes.Exists(prune => prune.Resource is DockerResource.Volume))
        {
            ThrowInvalidParameter("-NamedVolume applies to volumes only. Add Volume to -Type, or leave out -NamedVolume.");
        }

        RequireLimited(prunes);
        foreach (var prune in prunes)
        {
            if (filter.Keys.FirstOrDefault(key => !prune.Keys.Contains(key, StringComparer.Ordinal)) is { } key)
            {
                ThrowInvalidParameter(
                    $"{prune.Resource} cannot be filtered by '{key}', only by {string.Join(", ", prune.Keys)}. "
                    + "Clear it with a separate command.",
                    key);
            }

            ParseOrThrow(() => prune.Checked());
        }

        return prunes;
    }

    /// <summary>Returns the engines on which the user confirmed the removal.</summary>
    private List<EngineSession> Approved(ResourcePrune prune) =>
    [
        .. Engines.QueryAll(Engines, prune.Resource.ToString(), engine => prune.FindAsync(engine, RemovedContainers(engine), StopToken))
            .Where(answer => IsApproved(prune, answer.Engine, answer.Answer))
            .Select(answer => answer.Engine),
    ];

    private bool IsApproved(ResourcePrune prune, EngineSession engine, IReadOnlyList<PruneCandidate> found)
    {
        var where = Engines.AreSeveral ? $" ({engine.Name})" : "";
        if (found.Count == 0)
        {
            WriteVerbose($"{prune.Action}: there are none{where}.");
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
            RemovedContainers(engine).UnionWith(found.Select(candidate => candidate.Id));
        }

        return false;
    }

    private HashSet<string> RemovedContainers(EngineSession engine)
    {
        if (!_removedContainers.TryGetValue(engine.Name, out var ids))
        {
            _removedContainers[engine.Name] = ids = new(StringComparer.Ordinal);
        }

        return ids;
    }
}
