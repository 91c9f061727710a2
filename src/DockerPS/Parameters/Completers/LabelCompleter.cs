using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Engine;

namespace DockerPS.Parameters;

/// <summary>Completes labels that the engine has on what a cmdlet is about: first their keys, then <c>key=value</c>.</summary>
public sealed class LabelCompleter : IArgumentCompleter
{
    private static readonly string[] s_all = ["Container", "Image", "DockerNetwork", "DockerVolume"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        List<KeyValuePair<string, string>> labels = [];
        var subject = commandName[(commandName.IndexOf('-', StringComparison.Ordinal) + 1)..];
        foreach (var noun in subject is "DockerEvent" or "DockerResource" ? s_all : [subject])
        {
            labels.AddRange(Completion.Ask(fakeBoundParameters, (engine, token) => ListAsync(engine.Client, noun, token), label => label));
        }

        return labels.Select(label => label.Key).Concat(labels.Select(label => $"{label.Key}={label.Value}"))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(text => text.Contains('=', StringComparison.Ordinal)).ThenBy(text => text, StringComparer.Ordinal)
            .SelectMany(text => Completion.Match(wordToComplete, text, ""));
    }

    private static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> ListAsync(
        DockerClient client, string noun, CancellationToken cancellationToken)
    {
        IEnumerable<IReadOnlyDictionary<string, string>?> labels = noun switch
        {
            "Image" => (await client.Images.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Select(item => item.Labels),
            "DockerNetwork" => (await client.Networks.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Select(item => item.Labels),
            "DockerVolume" => ((await client.Volumes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Volumes ?? []).Select(item => item.Labels),
            "SwarmService" => (await client.Services.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Select(item => item.Spec?.Labels),
            "SwarmNode" => (await client.Nodes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Select(item => item.Spec?.Labels),
            "SwarmSecret" => (await client.Secrets.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Select(item => item.Spec?.Labels),
            "SwarmConfig" => (await client.Configs.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Select(item => item.Spec?.Labels),
            "Container" => (await client.Containers.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Select(item => item.Labels),
            _ => [],
        };
        return [.. labels.OfType<IReadOnlyDictionary<string, string>>()];
    }
}
