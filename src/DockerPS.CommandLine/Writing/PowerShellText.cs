using System.Text;
using System.Text.RegularExpressions;

namespace DockerPS.CommandLine.Writing;

/// <summary>Writes arguments as PowerShell reads them.</summary>
internal static partial class PowerShellText
{
    /// <summary>Returns the text in single quotes.</summary>
    public static string Quote(string text)
    {
        StringBuilder quoted = new("'");
        foreach (var sign in text)
        {
            quoted.Append(sign, sign is '\'' or '‘' or '’' or '‚' or '‛' ? 2 : 1);
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>Returns an argument: bare, in quotes, or as code.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="isFirst">Whether it could be taken for a parameter if it begins with a dash.</param>
    public static string Argument(ArgumentText argument, bool isFirst = true)
    {
        if (argument.Literal is { } text)
        {
            var isBare = BareForm().IsMatch(text) && !NumberForm().IsMatch(text);
            var isSwitch = !isFirst && SwitchForm().IsMatch(text);
            return isBare || isSwitch || IntegerForm().IsMatch(text) ? text : Quote(text);
        }

        return argument.Pieces is [var one] ? Code(one) : DoubleQuote(argument.Pieces);
    }

    /// <summary>Returns arguments as a list.</summary>
    public static string List(IReadOnlyList<ArgumentText> arguments)
    {
        if (arguments.Count == 1 || arguments.All(argument => argument.Source is not { Gives.Length: > 0 }))
        {
            return string.Join(", ", arguments.Select((argument, index) => Argument(argument, index == 0)));
        }

        // The output of a command is a list of its own, which is joined with the rest.
        var lists = arguments.Select(argument => $"@({(argument.Source is { } source ? source : Expression(argument))})");
        return $"({string.Join(" + ", lists)})";
    }

    /// <summary>Returns an argument as an expression, where a bare word would be a command.</summary>
    public static string Expression(ArgumentText argument) => argument.Literal is { } text
        ? (IntegerForm().IsMatch(text) ? text : Quote(text))
        : Argument(argument);

    /// <summary>Returns the command that writes a property of each object, or a path of properties.</summary>
    public static string Select(string property) => WordForm().IsMatch(property)
        ? $"ForEach-Object {property}"
        : $"ForEach-Object {{ $_.{property} }}";

    /// <summary>Returns lines as a here-string, unless one of them would end it.</summary>
    public static string HereString(ArgumentText lines)
    {
        if (lines.Pieces.All(piece => piece.Kind == PieceKind.Literal))
        {
            var text = string.Concat(lines.Pieces.Select(piece => piece.Text));
            return HereStringEnd().IsMatch(text) ? Quote(text) : $"@'\n{text}\n'@";
        }

        return lines.Pieces.Any(piece => piece.Kind == PieceKind.Literal && HereStringEnd().IsMatch(piece.Text))
            ? DoubleQuote(lines.Pieces)
            : $"@\"\n{Expand(lines.Pieces, HereEscapeForm())}\n\"@";
    }

    /// <summary>Returns text in double quotes, in which code is expanded.</summary>
    public static string DoubleQuote(IReadOnlyList<ArgumentPiece> pieces) => $"\"{Expand(pieces, EscapeForm())}\"";

    private static string Expand(IReadOnlyList<ArgumentPiece> pieces, Regex escape)
    {
        StringBuilder quoted = new();
        for (var index = 0; index < pieces.Count; index++)
        {
            var piece = pieces[index];
            var next = index + 1 < pieces.Count ? pieces[index + 1] : null;
            quoted.Append(piece.Kind switch
            {
                PieceKind.Literal => escape.Replace(piece.Text, "`$0"),
                PieceKind.Variable when !VariableForm().IsMatch(piece.Text) => $"$({piece.Text})",
                PieceKind.Variable when next?.Kind == PieceKind.Literal && BoundForm().IsMatch(next.Text) => $"${{{piece.Text[1..]}}}",
                PieceKind.Variable => piece.Text,
                _ => $"$({piece.Text})",
            });
        }

        return quoted.ToString();
    }

    private static string Code(ArgumentPiece piece) => piece.Kind == PieceKind.Variable ? piece.Text : $"({piece.Text})";

    [GeneratedRegex(@"^[A-Za-z0-9_./\\*?~%!+][A-Za-z0-9_./\\:*?~%!+=^@-]*\z")]
    private static partial Regex BareForm();

    // What PowerShell reads as a number loses its form.
    [GeneratedRegex(
        @"^[+-]?(0x[0-9a-f]+|0b[01]+|\d+\.?\d*(e[+-]?\d+)?|\.\d+(e[+-]?\d+)?)(u?[yslLd]?|[dnu]|u?[yslL])?(kb|mb|gb|tb|pb)?\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"^(0|-?[1-9]\d{0,8})\z")]
    private static partial Regex IntegerForm();

    [GeneratedRegex(@"^--?[A-Za-z][A-Za-z0-9_-]*\z")]
    private static partial Regex SwitchForm();

    [GeneratedRegex(@"^[A-Za-z_]\w*\z")]
    private static partial Regex WordForm();

    [GeneratedRegex(@"^\$(env:)?\w+\z")]
    private static partial Regex VariableForm();

    // A variable would take these signs for a part of its name, or for an index or a member.
    [GeneratedRegex(@"^[\w:?]")]
    private static partial Regex BoundForm();

    [GeneratedRegex("[`$\"“”„]")]
    private static partial Regex EscapeForm();

    [GeneratedRegex("[`$]")]
    private static partial Regex HereEscapeForm();

    // Any quote of PowerShell before @ at the beginning of a line.
    [GeneratedRegex("^\\s*['‘’‚‛\"“”„]@", RegexOptions.Multiline)]
    private static partial Regex HereStringEnd();
}
