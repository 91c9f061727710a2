using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerPS.Parameters;

/// <summary>
/// Completes a local path or <c>web:/path</c>: container names followed by a colon, and local files. Completes nothing if another
/// parameter names the container, as paths in containers are not queried.
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
        var containers = word.AsSpan().IndexOfAny('/', '\\', ':') >= 0 ? [] : Completion.Query(
            fakeBoundParameters,
            (engine, token) => engine.Client.Containers.ListAsync(cancellationToken: token),
            item => Completion.Match(wordToComplete, $"{Container.NameOf(item)}:", $"{item.Image}: {item.Status}"));
        return containers.Concat(CompletionCompleters.CompleteFilename(wordToComplete));
    }
}
