using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Engine;

namespace DockerPS.Parameters;

/// <summary>Completes what an engine has of a kind.</summary>
/// <typeparam name="T">What the engine lists.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ObjectCompleter<T> : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Ask(
            fakeBoundParameters,
            (engine, token) => ListAsync(engine.Client, token),
            item => Names(item).SelectMany(name => Completion.Match(wordToComplete, name, ToolTip(item))));

    /// <summary>Lists what the engine has.</summary>
    protected abstract Task<IReadOnlyList<T>> ListAsync(DockerClient client, CancellationToken cancellationToken);

    /// <summary>The names of one of them.</summary>
    protected abstract IEnumerable<string> Names(T item);

    /// <summary>What tells it from others.</summary>
    protected abstract string ToolTip(T item);
}
