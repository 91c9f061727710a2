using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Normalizes known words to the engine's spelling, ignoring case and hyphens, so that docker's <c>replicated-job</c> is
/// <c>ReplicatedJob</c>. ValidateSet ignores case, but passes the word on as typed. Unknown words are not changed.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordTransformationAttribute : ArgumentTransformationAttribute
{
    private readonly Dictionary<string, string> _words;

    /// <param name="words">The words.</param>
    public WordTransformationAttribute(params string[] words) => _words = words.ToDictionary(Plain, StringComparer.OrdinalIgnoreCase);

    /// <param name="completer">The <see cref="WordCompleter"/> that lists the words.</param>
    public WordTransformationAttribute(Type completer)
        : this([.. ((WordCompleter)Activator.CreateInstance(completer)!).Words])
    {
    }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData.Unwrapped() switch
        {
            string word => Normal(word),
            IList list =>
                list.Cast<object?>().Select(item => item.Unwrapped() is string word ? Normal(word) : item).ToArray(),
            _ => inputData,
        };

    private string Normal(string word) => _words.GetValueOrDefault(Plain(word), word);

    private static string Plain(string word) => word.Replace("-", "", StringComparison.Ordinal);
}
