using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DockerPS.Parameters;

/// <summary>
/// Reads options in docker's form, like <c>type=local,dest=out</c>, and hashtables with the same fields. With <see cref="IsPair"/>, each
/// entry of a hashtable is an option of its own.
/// </summary>
public sealed partial class FieldTextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether an option is a single pair, like <c>name=source</c>.</summary>
    public bool IsPair { get; set; }

    /// <summary>Whether a text without a type is the path of a folder. A hashtable is not.</summary>
    public bool MayBePath { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData.Unwrapped() switch
    {
        null => null,
        IDictionary fields => TextsOf(fields),
        FileSystemInfo item when MayBePath => new[] { TextOf(item) },
        IList list when list.Cast<object?>().Any(item => item.Unwrapped() is IDictionary or string or FileSystemInfo) =>
            IsPair ? [.. list.Cast<object?>().SelectMany(Texts)] : Joined(list.Cast<object?>().SelectMany(Texts)),
        _ => inputData,
    };

    private IEnumerable<string> Texts(object? item) => item.Unwrapped() switch
    {
        IDictionary fields => TextsOf(fields),
        FileSystemInfo path when MayBePath => [TextOf(path)],
        _ => [$"{item}"],
    };

    /// <summary>Returns the text of a folder. Its path may have a comma, which separates fields.</summary>
    private static string TextOf(FileSystemInfo path) => $"type=local,{Quoted($"dest={path}")}";

    /// <summary>
    /// Joins what PowerShell takes apart at the commas of a text without quotes: <c>type=local,dest=out</c> is a list of two words. A field
    /// that follows such a text and does not begin another one belongs to it.
    /// </summary>
    private static string[] Joined(IEnumerable<string> texts)
    {
        List<string> joined = [];
        foreach (var text in texts)
        {
            if (joined.Count > 0 && IsType(joined[^1]) && !IsType(text) && FieldForm().IsMatch(text))
            {
                joined[^1] += $",{text}";
            }
            else
            {
                joined.Add(text);
            }
        }

        return [.. joined];
    }

    private static bool IsType(string text) => text.StartsWith("type=", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9._:-]*=")]
    private static partial Regex FieldForm();

    private string[] TextsOf(IDictionary fields)
    {
        var pairs = fields.Entries().Select(entry => $"{entry.Key}={TextOf(entry.Value)}");
        var type = MayBePath && !fields.Keys.Cast<object>().Any(key => IsType($"{key}=")) ? "type=," : "";
        return IsPair ? [.. pairs] : [type + string.Join(',', pairs.Select(Quoted))];
    }

    private static string TextOf(object? value) => value.Unwrapped() is bool flag ? (flag ? "true" : "false") : $"{value}";

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(',', '"') ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
