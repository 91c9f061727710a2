using System.Collections;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Sessions;

namespace DockerPS.Parameters;

/// <summary>Shared by completers: queries the engine with a timeout, returns nothing when it is down, and quotes results.</summary>
internal static class Completion
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    /// <summary>Returns the results from the engines that the command line names; nothing if a request fails.</summary>
    public static IEnumerable<TResult> Query<T, TResult>(
        IDictionary boundParameters,
        Func<EngineSession, CancellationToken, Task<IReadOnlyList<T>>> request,
        Func<T, IEnumerable<TResult>> results)
    {
        try
        {
            using var limit = new CancellationTokenSource(s_limit);
            var requests = Contexts(boundParameters)
                .Select(context => Task.Run(() => request(EngineSession.Open(context), limit.Token), limit.Token))
                .ToList();
            return [.. requests.SelectMany(task => task.WaitAsync(limit.Token).GetAwaiter().GetResult()).SelectMany(results)];
        }
        catch (Exception error) when (error is DockerException or OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>Returns a result if the text matches the word, which is a prefix or a wildcard.</summary>
    public static IEnumerable<CompletionResult> Match(string word, string text, string toolTip)
    {
        var prefix = word.Trim('\'', '"');
        var pattern = prefix + "*";
        var isMatch = Wildcard.Problem(pattern) is null
            ? Wildcard.Parse(pattern).IsMatch(text)
            : text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
        if (isMatch)
        {
            yield return new(Quote(word, text), text, CompletionResultType.ParameterValue, toolTip.Length > 0 ? toolTip : text);
        }
    }

    /// <summary>Quotes the text with the quotes that the user typed, or with single quotes if it needs them.</summary>
    private static string Quote(string word, string text) =>
        word.StartsWith('"') ? $"\"{text}\""
        : word.StartsWith('\'') || !text.All(IsPlain) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : text;

    private static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-' or '/' or ':' or '=';

    private static IEnumerable<string?> Contexts(IDictionary boundParameters) => boundParameters["Context"] switch
    {
        string context => [context],
        object[] contexts => contexts.Select(context => context?.ToString()),
        _ => [RunspaceContext.Name],
    };
}
