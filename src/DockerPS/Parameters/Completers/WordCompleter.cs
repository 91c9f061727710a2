using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerPS.Parameters;

/// <summary>Base class for completers of a fixed list of words. The words are suggestions: the engine may accept others.</summary>
public abstract class WordCompleter(params (string Word, string Meaning)[] words) : IArgumentCompleter
{
    /// <summary>The words.</summary>
    internal IEnumerable<string> Words => words.Select(entry => entry.Word);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        [.. words.SelectMany(entry => Completion.Match(wordToComplete, entry.Word, entry.Meaning))];
}
