using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Engine;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>
/// Completes the names of containers; the tooltip shows image and status. For cmdlets about files also the paths in a container:
/// <c>web:/etc/</c>.
/// </summary>
public sealed class ContainerCompleter : ObjectCompleter<ContainerSummary>
{
    /// <inheritdoc/>
    public override IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        parameterName == "Container" && IsAboutFiles(commandName)
            && PathCompletion.Split(wordToComplete.Trim('\'', '"')) is var (container, path)
            ? PathCompletion.Complete(wordToComplete, $"{container}:", container, path, isLiteral: false, fakeBoundParameters)
            : base.CompleteArgument(commandName, parameterName, wordToComplete, commandAst, fakeBoundParameters);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<ContainerSummary>> ListAsync(DockerClient client, CancellationToken cancellationToken) =>
        client.Containers.ListAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(ContainerSummary item) => [Container.NameOf(item)];

    /// <inheritdoc/>
    protected override string ToolTip(ContainerSummary item) => $"{item.Image}: {item.Status}";

    /// <summary>Returns whether a command takes paths in containers. A module can be imported with a prefix.</summary>
    private static bool IsAboutFiles(string command) =>
        command.EndsWith("ContainerItem", StringComparison.OrdinalIgnoreCase)
        || command.EndsWith("ContainerContent", StringComparison.OrdinalIgnoreCase);
}
