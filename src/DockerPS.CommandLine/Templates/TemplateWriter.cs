using System.Text.RegularExpressions;
using DockerPS.CommandLine.Conversions;
using DockerPS.CommandLine.Table;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Templates;

/// <summary>Turns templates of Go, as --format takes them, into Select-Object, ForEach-Object and ConvertTo-Json.</summary>
/// <param name="state">The conversion.</param>
/// <param name="entry">The command.</param>
internal sealed partial class TemplateWriter(ConversionState state, CommandEntry entry)
{
    private readonly IReadOnlyDictionary<string, string> _fields = CommandTable.Instance.Fields(entry.Fields);

    /// <summary>Adds what the template says to the pipeline.</summary>
    public void Apply(ArgumentText value, CommandWriter writer)
    {
        if (value.Literal is not { } text)
        {
            state.Warn($"docker {entry.Names[0]} --format is left out: the template is not known before the script runs.");
            return;
        }

        switch (text)
        {
            case "table" or "raw" or "pretty" or "":
                return;
            case "json" or "{{json .}}" or "{{ json . }}":
                writer.AddAfter("ForEach-Object { ConvertTo-Json $_ -Compress -Depth 9 }");
                return;
        }

        var isTable = text.StartsWith("table ", StringComparison.Ordinal);
        var pieces = Parse(isTable ? text[6..] : text);
        if (pieces is null)
        {
            return;
        }

        List<ArgumentPiece> codes = [.. pieces.Where(piece => piece.Kind != PieceKind.Literal)];
        var separators = pieces.Where(piece => piece.Kind == PieceKind.Literal).All(piece => piece.Text.Trim().Length == 0);
        if (isTable || (codes.Count > 1 && separators && pieces.Any(piece => piece.Text == "\t")))
        {
            writer.AddAfter($"Select-Object {string.Join(", ", codes.Select(Column))}");
        }
        else if (pieces is [{ Kind: not PieceKind.Literal } only])
        {
            writer.Select(only.Text.StartsWith("$_.", StringComparison.Ordinal) && PathForm().IsMatch(only.Text) ? only.Text[3..] : "");
            if (!PathForm().IsMatch(only.Text))
            {
                writer.AddAfter($"ForEach-Object {{ {only.Text} }}");
            }
        }
        else
        {
            writer.AddAfter($"ForEach-Object {{ {PowerShellText.DoubleQuote(pieces)} }}");
        }
    }

    private static string Column(ArgumentPiece piece)
    {
        var path = piece.Text.StartsWith("$_.", StringComparison.Ordinal) ? piece.Text[3..] : "";
        return WordForm().IsMatch(path) ? path : $"{{ {piece.Text} }}";
    }

    private List<ArgumentPiece>? Parse(string text)
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
                var reason = $"'{action.Value}' has no short form. Use ForEach-Object on the objects";
                state.Warn($"docker {entry.Names[0]} --format is left out: {reason}.");
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

        return _fields.GetValueOrDefault(name.TrimStart('.')) is { } path ? (path.Length == 0 ? "$_" : Path(path)) : null;
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

    [GeneratedRegex(@"^\$_(\.\w+)+$")]
    private static partial Regex PathForm();

    [GeneratedRegex(@"^\w+$")]
    private static partial Regex WordForm();
}
