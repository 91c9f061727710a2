using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Engine;

namespace DockerPS.Parameters;

/// <summary>Completes labels that objects of the cmdlet's noun have: keys first, then <c>key=value</c>.</summary>
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
            labels.AddRange(Completion.Query(
                fakeBoundParameters, (engine, token) => ListAsync(engine.Client, noun, token), label => label));
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
            "Image" => await SelectAsync(client.Images.ListAsync(cancellationToken: cancellationToken), item => item.Labels)
                .ConfigureAwait(false),
            "DockerNetwork" => await SelectAsync(client.Networks.ListAsync(cancellationToken: cancellationToken), item => item.Labels)
                .ConfigureAwait(false),
            "DockerVolume" => ((await client.Volumes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Volumes ?? [])
                .Select(item => item.Labels),
            "SwarmService" => await SelectAsync(client.Services.ListAsync(cancellationToken: cancellationToken), item => item.Spec?.Labels)
                .ConfigureAwait(false),
            "SwarmNode" => await SelectAsync(client.Nodes.ListAsync(cancellationToken: cancellationToken), item => item.Spec?.Labels)
                .ConfigureAwait(false),
            "SwarmSecret" => await SelectAsync(client.Secrets.ListAsync(cancellationToken: cancellationToken), item => item.Spec?.Labels)
                .ConfigureAwait(false),
            "SwarmConfig" => await SelectAsync(client.Configs.ListAsync(cancellationToken: cancellationToken), item => item.Spec?.Labels)
                .ConfigureAwait(false),
            "Container" => await SelectAsync(client.Containers.ListAsync(cancellationToken: cancellationToken), item => item.Labels)
                .ConfigureAwait(false),
            _ => [],
        };
        return [.. labels.OfType<IReadOnlyDictionary<string, string>>()];
    }

    private static async Task<IEnumerable<IReadOnlyDictionary<string, string>?>> SelectAsync<T>(
        Task<IReadOnlyList<T>> items, Func<T, IReadOnlyDictionary<string, string>?> labels) =>
        (await items.ConfigureAwait(false)).Select(labels);
}
