using System.Text.RegularExpressions;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Templates;

/// <summary>Reads templates of Go, as --format takes them: text, fields and a few functions.</summary>
/// <param name="fields">The properties for the placeholders.</param>
internal sealed partial class TemplateParser(IReadOnlyDictionary<string, string> fields)
{
    /// <summary>The action that has no form in PowerShell, if <see cref="Parse"/> returned nothing.</summary>
    public string Unknown { get; private set; } = "";

    /// <summary>Returns the text and the expressions of a template; null if it has an action without a form in PowerShell.</summary>
    public IReadOnlyList<ArgumentPiece>? Parse(string text)
    {
        List<ArgumentPiece> pieces = [];
        var at = 0;
        foreach (Match action in ActionForm().Matches(text))
        {
            AddText(pieces, text[at..action.Index]);
            at = action.Index + action.Length;
            var body = action.Groups["body"].Value.Trim();
            if (body.StartsWith("/*", StringComparison.Ordinal))
            {
                continue;
            }

            if (body is "println")
            {
                AddText(pieces, "\n");
                continue;
            }

            if (Expression(body) is not { } code)
            {
                Unknown = action.Value;
                return null;
            }

            pieces.Add(new(code, PieceKind.Expression));
        }

        AddText(pieces, text[at..]);
        return pieces;
    }

    private static void AddText(List<ArgumentPiece> pieces, string text)
    {
        text = text.Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);
        if (text.Length > 0)
        {
            pieces.Add(new(text, PieceKind.Literal));
        }
    }

    private string? Expression(string body)
    {
        if (FieldForm().IsMatch(body))
        {
            return Field(body);
        }

        if (CallForm().Match(body) is not { Success: true } form)
        {
            return null;
        }

        var field = form.Groups["field"].Value is "." ? "$_" : Field(form.Groups["field"].Value);
        var argument = form.Groups["argument"].Success ? PowerShellText.Quote(form.Groups["argument"].Value) : null;
        return (form.Groups["name"].Value, field, argument) switch
        {
            (_, null, _) => null,
            ("json", _, null) => $"ConvertTo-Json {field} -Compress -Depth 9",
            ("upper", _, null) => $"{field}.ToUpper()",
            ("lower", _, null) => $"{field}.ToLower()",
            ("len", _, null) => $"{field}.Count",
            ("println" or "print", _, null) => field,
            ("index", _, not null) => $"{field}[{argument}]",
            ("join", _, not null) => $"{field} -join {argument}",
            _ => null,
        };
    }

    private string? Field(string name)
    {
        if (LabelForm().Match(name) is { Success: true } label)
        {
            return $"$_.Labels[{PowerShellText.Quote(label.Groups["key"].Value)}]";
        }

        return fields.GetValueOrDefault(name.TrimStart('.')) is { } path ? (path.Length == 0 ? "$_" : Path(path)) : null;
    }

    // A path of properties, or code that begins with its own sign.
    private static string Path(string path) => path.Contains('$') ? path : $"$_.{path}";

    [GeneratedRegex(@"\{\{-?(?<body>.*?)-?\}\}", RegexOptions.Singleline)]
    private static partial Regex ActionForm();

    [GeneratedRegex(@"^(\.[A-Za-z][\w.]*|\.Label "".+"")$")]
    private static partial Regex FieldForm();

    [GeneratedRegex(@"^(?<name>\w+) (?<field>\.[\w.]*)( ""(?<argument>[^""]*)"")?$", RegexOptions.ExplicitCapture)]
    private static partial Regex CallForm();

    [GeneratedRegex(@"^\.Label ""(?<key>.+)""$", RegexOptions.ExplicitCapture)]
    private static partial Regex LabelForm();
}
