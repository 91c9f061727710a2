using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerPS.Parameters;

/// <summary>
/// Completes paths: those of a container that another parameter names, else local paths, containers followed by a colon, and the paths
/// in one: <c>web:/etc/</c>.
/// </summary>
public sealed class ContainerPathCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        var isLiteral = parameterName is "Destination" or "LiteralPath";
        var other = parameterName == "Destination" ? "ToContainer"
            : fakeBoundParameters.Contains("Container") ? "Container"
            : "FromContainer";
        if (fakeBoundParameters.Contains(other))
        {
            // An object is completed by its text, which is the name of the container.
            var name = (fakeBoundParameters[other] is object[] list ? list.FirstOrDefault() : fakeBoundParameters[other])?.ToString();
            return PathCompletion.Complete(wordToComplete, "", name ?? "", word, isLiteral, fakeBoundParameters);
        }

        if (other == "Container")
        {
            return [];
        }

        if (PathCompletion.Split(word) is var (container, path))
        {
            return PathCompletion.Complete(wordToComplete, $"{container}:", container, path, isLiteral, fakeBoundParameters);
        }

        var containers = word.AsSpan().IndexOfAny('/', '\\', ':') >= 0 ? [] : Completion.Query(
            fakeBoundParameters,
            (engine, token) => engine.Client.Containers.ListAsync(cancellationToken: token),
            item => Completion.Match(wordToComplete, $"{Container.NameOf(item)}:", $"{item.Image}: {item.Status}"));
        return containers.Concat(CompletionCompleters.CompleteFilename(wordToComplete));
    }
}
