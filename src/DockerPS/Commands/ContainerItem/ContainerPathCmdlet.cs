using System.ComponentModel;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets about paths in containers, which can be part of the container's name: <c>web:/etc</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContainerPathCmdlet : FanOutCmdlet
{
    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <summary>Returns the containers that references name, each with its paths.</summary>
    /// <param name="references">The references, some of which may include a path.</param>
    /// <param name="paths">The paths of the other parameters; null if there are none.</param>
    private protected IEnumerable<(ContainerTarget Target, string? Path)> Resolve(
        IEnumerable<ContainerReference> references, IReadOnlyList<string>? paths)
    {
        foreach (var reference in references)
        {
            var (container, own) = Split(reference);
            if (own is not null && paths is not null)
            {
                ThrowInvalidParameter(
                    $"'{reference}' already names a path, but another one is given: '{string.Join("', '", paths)}'. Omit one of them.",
                    reference.ToString());
            }

            string?[] all = own is null && paths is not null ? [.. paths] : [own];
            foreach (var target in new ContainerFinder(Engines).Resolve([container]))
            {
                foreach (var path in all)
                {
                    yield return (target, path);
                }
            }
        }
    }

    /// <summary>Splits a reference like <c>web:/etc</c>. Names and ids have no colon.</summary>
    private (ContainerReference Container, string? Path) Split(ContainerReference reference)
    {
        if (reference.Form is not ReferenceForm.ByName { Text: var text }
            || text.IndexOf(':', StringComparison.Ordinal) is not (>= 0 and var colon))
        {
            return (reference, null);
        }

        if (colon == 0 || colon == text.Length - 1)
        {
            ThrowInvalidParameter($"'{text}' has no {(colon == 0 ? "container" : "path")}. Write it like web:/etc.", text);
        }

        return (new ContainerPath(text[..colon], text[(colon + 1)..]).Reference, text[(colon + 1)..]);
    }
}
