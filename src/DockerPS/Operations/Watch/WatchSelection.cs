using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>
/// The containers that are watched: all, or those that names and wildcards match, whenever they are created; objects and ids mean the
/// containers that were found at the beginning.
/// </summary>
internal sealed class WatchSelection
{
    private readonly HashSet<(string Engine, string Id)>? _found;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<WildcardPattern> _patterns = [];

    /// <summary>Creates a selection.</summary>
    /// <param name="references">The references; null for all containers.</param>
    /// <param name="found">What they mean at the beginning.</param>
    public WatchSelection(IReadOnlyList<ContainerReference>? references, IEnumerable<ContainerTarget> found)
    {
        _found = references is null ? null : [.. found.Select(target => (target.Engine.Name, target.Id))];
        foreach (var name in (references ?? []).Select(reference => reference.Form).OfType<ReferenceForm.ByName>())
        {
            if (!name.IsPattern)
            {
                _names.Add(name.Text.TrimStart('/'));
            }
            else if (name.Malformed is null)
            {
                // A malformed one was reported when it was looked up.
                _patterns.Add(name.Pattern!);
            }
        }
    }

    /// <summary>Whether stopped containers are left out.</summary>
    public bool RunningOnly { get; init; }

    /// <summary>Whether there may be containers to show, now or later: a name that means nothing yet may be a mistake.</summary>
    public bool MayMatch => _found is not { Count: 0 } || _patterns.Count > 0;

    /// <summary>Returns whether a container is watched.</summary>
    public bool Includes(string engine, ContainerSummary container)
    {
        var name = Container.NameOf(container);
        return _found is null
            || _found.Contains((engine, container.Id))
            || _names.Contains(name)
            || _patterns.Exists(pattern => pattern.IsMatch(name));
    }
}
