using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Completes the references of images.</summary>
public sealed class ImageCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Ask<ImageSummary>(
            fakeBoundParameters,
            (engine, token) => engine.Client.Images.ListAsync(cancellationToken: token),
            image => (image.RepoTags ?? []).Where(tag => tag != "<none>:<none>").SelectMany(tag => Completion.Match(wordToComplete, tag, image.Id)));
}
