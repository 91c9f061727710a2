using System.Management.Automation;
using DockerPS.Operations;

namespace DockerPS.Parameters;

/// <summary>Completes the profiles of Compose files.</summary>
public sealed class ComposeProfileCompleter : ComposeFileCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionResult> Complete(string word, ComposeNames names) =>
        names.Profiles.SelectMany(profile => Completion.Match(word, profile, ""));
}
