using System.Collections;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Operations;

namespace DockerPS.Parameters;

/// <summary>Completes paths in a running container, by a command in it. Where that is not possible, there is nothing to complete.</summary>
internal static class PathCompletion
{
    /// <summary>Splits a word like <c>web:/etc</c>; null if it is something else.</summary>
    public static (string Container, string Path)? Split(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && !word.AsSpan(0, colon).ContainsAny('/', '\\') && word.AsSpan(colon + 1) is not [':', ..]
            && word[..colon].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-')
                ? (word[..colon], word[(colon + 1)..])
                : null;
    }

    /// <summary>Returns the paths that begin with what was typed.</summary>
    /// <param name="word">The word as typed, with its quotes.</param>
    /// <param name="prefix">The container in front of the path, if it is part of the word.</param>
    /// <param name="container">The name of the container.</param>
    /// <param name="path">The path as typed.</param>
    /// <param name="isLiteral">Whether the parameter takes no wildcards, so that names with their characters need no escaping.</param>
    /// <param name="boundParameters">The other parameters.</param>
    public static IEnumerable<CompletionResult> Complete(
        string word, string prefix, string container, string path, bool isLiteral, IDictionary boundParameters)
    {
        // In quotes that were typed, each of these stands twice.
        var typed = word.StartsWith('\'') ? path.Replace("''", "'", StringComparison.Ordinal) : path;
        var start = typed.LastIndexOf('/') + 1;
        var (typedFolder, name) = (typed[..start], typed[start..]);
        var plainFolder = isLiteral ? typedFolder : ContainerPath.Unescape(typedFolder);
        var plainName = isLiteral ? name : ContainerPath.Unescape(name);
        var folder = plainFolder.StartsWith('/') ? plainFolder : $"/{plainFolder}";
        return Completion.Query(
            boundParameters,
            async (engine, token) =>
            {
                var name = $"^/?{container.Replace(".", "\\.", StringComparison.Ordinal)}$";
                var found = await engine.Client.Containers
                    .ListAsync(filters: new FilterSet().Add("name", name).Add("status", "running"), cancellationToken: token)
                    .ConfigureAwait(false);
                return found is [var only]
                    ? await NameScript.ListAsync(engine, only.Id, folder, plainName.StartsWith('.'), token).ConfigureAwait(false)
                    : [];
            },
            item => item.StartsWith(plainName, StringComparison.Ordinal) ? Result(item) : []);

        IEnumerable<CompletionResult> Result(string item)
        {
            var text = $"{prefix}{(typedFolder.Length > 0 ? typedFolder : "/")}{(isLiteral ? item : WildcardPattern.Escape(item))}";
            yield return new(
                Quoted(word, text),
                item,
                item.EndsWith('/') ? CompletionResultType.ProviderContainer : CompletionResultType.ProviderItem,
                $"{container}:{folder}{item}");
        }
    }

    /// <summary>Quotes a text: as the user has begun, unless double quotes would change it.</summary>
    private static string Quoted(string word, string text) =>
        word.StartsWith('"') && !text.AsSpan().ContainsAny('$', '`', '"') ? $"\"{text}\""
        : word.StartsWith('\'') || !text.All(IsPlain) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : text;

    private static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-' or '/' or ':' or '=' or '+';
}
