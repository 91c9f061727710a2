using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Operations;

namespace DockerPS.Parameters;

/// <summary>Completes the beginning of a hashtable with the name of a collection of services.</summary>
public sealed class ServiceCollectionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        [.. ServiceCollection.All
            .Select(collection => collection.Parameter)
            .Where(name => name.StartsWith(wordToComplete.TrimStart('@', '{', ' '), StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult($"@{{ {name} = ", name, CompletionResultType.ParameterValue, name))];
}
