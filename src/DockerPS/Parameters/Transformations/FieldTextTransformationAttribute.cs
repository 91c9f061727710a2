using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Reads options in docker's form, like <c>type=local,dest=out</c>, and hashtables with the same fields. With <see cref="IsPair"/>, each
/// entry of a hashtable is an option of its own.
/// </summary>
public sealed class FieldTextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether an option is a single pair, like <c>name=source</c>.</summary>
    public bool IsPair { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData.Unwrapped() switch
    {
        null => null,
        IDictionary fields => TextsOf(fields),
        IList list when list.Cast<object?>().Any(item => item.Unwrapped() is IDictionary) =>
            list.Cast<object?>().SelectMany(item => item.Unwrapped() is IDictionary fields ? TextsOf(fields) : [$"{item}"]).ToArray(),
        _ => inputData,
    };

    private string[] TextsOf(IDictionary fields)
    {
        var pairs = fields.Entries().Select(entry => $"{entry.Key}={TextOf(entry.Value)}");
        return IsPair ? [.. pairs] : [string.Join(',', pairs.Select(Quoted))];
    }

    private static string TextOf(object? value) => value.Unwrapped() is bool flag ? (flag ? "true" : "false") : $"{value}";

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(',', '"') ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
