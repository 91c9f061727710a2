using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Completes the names of containers; the tool tip tells image and status.</summary>
public sealed class ContainerCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Ask<ContainerSummary>(
            fakeBoundParameters,
            (engine, token) => engine.Client.Containers.ListAsync(cancellationToken: token),
            container => Completion.Match(wordToComplete, Container.NameOf(container), $"{container.Image}: {container.Status}"));
}
