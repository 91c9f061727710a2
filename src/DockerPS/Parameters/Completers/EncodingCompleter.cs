using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerPS.Parameters;

/// <summary>Completes the names of encodings. Others are accepted as well.</summary>
public sealed class EncodingCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        [.. EncodingTransformationAttribute.Names.Keys.SelectMany(name => Completion.Match(wordToComplete, name, ""))];
}
