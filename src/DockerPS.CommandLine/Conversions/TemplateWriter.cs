using System.Text.RegularExpressions;
using DockerPS.CommandLine.Table;
using DockerPS.CommandLine.Templates;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

/// <summary>Turns templates of Go, as --format takes them, into Select-Object, ForEach-Object and ConvertTo-Json.</summary>
/// <param name="state">The conversion.</param>
/// <param name="entry">The command.</param>
internal sealed partial class TemplateWriter(ConversionState state, CommandEntry entry)
{
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
        TemplateParser parser = new(CommandTable.Instance.Fields(entry.Fields));
        var pieces = parser.Parse(isTable ? text[6..] : text);
        if (pieces is null)
        {
            var reason = $"'{parser.Unknown}' has no short form. Use ForEach-Object on the objects";
            state.Warn($"docker {entry.Names[0]} --format is left out: {reason}.");
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

    [GeneratedRegex(@"^\$_(\.\w+)+$")]
    private static partial Regex PathForm();

    [GeneratedRegex(@"^\w+$")]
    private static partial Regex WordForm();
}
