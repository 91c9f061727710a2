using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Engine;

namespace DockerPS.Parameters;

/// <summary>Completes the names of an engine's objects of one kind.</summary>
/// <typeparam name="T">The item type of the engine's list.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ObjectCompleter<T> : IArgumentCompleter
{
    /// <inheritdoc/>
    public virtual IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Query(
            fakeBoundParameters,
            (engine, token) => ListAsync(engine.Client, token),
            item => Names(item).SelectMany(name => Completion.Match(wordToComplete, name, ToolTip(item))));

    /// <summary>Lists the engine's objects.</summary>
    protected abstract Task<IReadOnlyList<T>> ListAsync(DockerClient client, CancellationToken cancellationToken);

    /// <summary>Returns the names of an object.</summary>
    protected abstract IEnumerable<string> Names(T item);

    /// <summary>Returns the tooltip, which helps to tell an object from others.</summary>
    protected abstract string ToolTip(T item);
}
