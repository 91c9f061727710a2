using System.Collections;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Sessions;

namespace DockerPS.Parameters;

/// <summary>What completers share: ask the engine for at most two seconds, say nothing when it is down, quote what needs it.</summary>
internal static class Completion
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    /// <summary>The results of a request to the engine that the command line names; none where that fails.</summary>
    public static IEnumerable<TResult> Ask<T, TResult>(
        IDictionary boundParameters, Func<EngineSession, CancellationToken, Task<IReadOnlyList<T>>> request, Func<T, IEnumerable<TResult>> results)
    {
        try
        {
            using var limit = new CancellationTokenSource(s_limit);
            var answers = Contexts(boundParameters).Select(context => Task.Run(() => request(EngineSession.Open(context), limit.Token), limit.Token)).ToList();
            return [.. answers.SelectMany(answer => answer.WaitAsync(limit.Token).GetAwaiter().GetResult()).SelectMany(results)];
        }
        catch (Exception error) when (error is DockerException or OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>A result, if the text begins like the word, or matches it where it is a pattern.</summary>
    public static IEnumerable<CompletionResult> Match(string word, string text, string toolTip)
    {
        var wanted = word.Trim('\'', '"') + "*";
        if (Wildcard.Problem(wanted) is null ? Wildcard.Parse(wanted).IsMatch(text) : text.StartsWith(wanted[..^1], StringComparison.OrdinalIgnoreCase))
        {
            yield return new(Quoted(word, text), text, CompletionResultType.ParameterValue, toolTip.Length > 0 ? toolTip : text);
        }
    }

    /// <summary>The text with the quotes that the user began, or that it needs.</summary>
    private static string Quoted(string word, string text) =>
        word.StartsWith('"') ? $"\"{text}\""
        : word.StartsWith('\'') || !text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-' or '/' or ':' or '=') ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : text;

    private static IEnumerable<string?> Contexts(IDictionary boundParameters) => boundParameters["Context"] switch
    {
        string context => [context],
        object[] contexts => contexts.Select(context => context?.ToString()),
        _ => [RunspaceContext.Name],
    };
}
