using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerPS.Parameters;

/// <summary>
/// Completes what can be a path of this computer or <c>web:/path</c>: containers with the colon behind their names, and files. Where
/// another parameter names the container, there is nothing to complete: paths in containers are not asked for.
/// </summary>
public sealed class ContainerPathCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (fakeBoundParameters.Contains(parameterName == "Destination" ? "ToContainer" : "FromContainer"))
        {
            return [];
        }

        var word = wordToComplete.Trim('\'', '"');
        var containers = word.AsSpan().IndexOfAny('/', '\\', ':') >= 0 ? [] : Completion.Ask(
            fakeBoundParameters,
            (engine, token) => engine.Client.Containers.ListAsync(cancellationToken: token),
            item => Completion.Match(wordToComplete, $"{Container.NameOf(item)}:", $"{item.Image}: {item.Status}"));
        return containers.Concat(CompletionCompleters.CompleteFilename(wordToComplete));
    }
}
