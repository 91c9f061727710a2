using System.Management.Automation;
using DockerPS.Operations;

namespace DockerPS.Parameters;

/// <summary>Completes the active services of Compose files; the tooltip shows the image.</summary>
public sealed class ComposeFileServiceCompleter : ComposeFileCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionResult> Complete(string word, ComposeNames names) =>
        names.Services.SelectMany(service => Completion.Match(word, service.Name, service.Image));
}
