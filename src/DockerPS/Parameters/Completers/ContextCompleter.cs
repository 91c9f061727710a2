using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Engine.Configuration;

namespace DockerPS.Parameters;

/// <summary>Completes the names of the docker CLI's contexts.</summary>
public sealed class ContextCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var contexts = ContextStore.List().Contexts;
            return [.. contexts.SelectMany(context => Completion.Match(wordToComplete, context.Name, context.Endpoint ?? ""))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
