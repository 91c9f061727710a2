using System.Globalization;
using System.Management.Automation;
using DockerPS.Operations;

namespace DockerPS.Parameters;

/// <summary>Completes a number of containers: a hashtable with a service of Compose files, and the number that the files say.</summary>
public sealed class ComposeScaleCompleter : ComposeFileCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionResult> Complete(string word, ComposeNames names) => names.Services
        .Where(service => service.Name.StartsWith(word.TrimStart('@', '{', ' '), StringComparison.OrdinalIgnoreCase))
        .Select(service => new CompletionResult(
            string.Create(CultureInfo.InvariantCulture, $"@{{ '{service.Name}' = {service.Replicas} }}"),
            service.Name,
            CompletionResultType.ParameterValue,
            service.Image.Length > 0 ? service.Image : service.Name));
}
