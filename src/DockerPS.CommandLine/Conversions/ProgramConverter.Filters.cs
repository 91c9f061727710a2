using System.Globalization;
using System.Text.RegularExpressions;
using DockerPS.CommandLine.Syntax;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

internal sealed partial class ProgramConverter
{
    /// <summary>Adds what a program does with the output of a pipeline; null if PowerShell has no short equal.</summary>
    public PipelineText? Filter(SimpleCommand command, PipelineText source)
    {
        if (command.Words is not [{ Literal: { } program }, ..] || command.Assignments.Count > 0
            || command.Redirections.Any(one => !one.Operator.StartsWith('>')))
        {
            return null;
        }

        List<ArgumentText> arguments = [.. command.Words.Skip(1).Select(words.Convert)];
        var filtered = program switch
        {
            "grep" or "egrep" or "fgrep" => Grep(program, arguments, source),
            "head" => First(arguments, source, "First"),
            "tail" => First(arguments, source, "Last"),
            "wc" when arguments is [{ Literal: "-l" }] => source.AsText().Then("Measure-Object").Then("ForEach-Object Count"),
            "sort" => Sort(arguments, source),
            "uniq" when arguments.Count == 0 => source.AsText().Then("Get-Unique"),
            "awk" => Column(arguments, source),
            "tee" when arguments is [var file] && !file.Head.StartsWith('-') =>
                source.AsText().Then($"Tee-Object {PowerShellText.Argument(file)}"),
            "cat" when arguments.Count == 0 => source,
            "less" or "more" when arguments.Count == 0 => source.AsText().Then("Out-Host -Paging"),
            _ => null,
        };
        return filtered is null ? null : Outputs(command, filtered);
    }

    /// <summary>Reads xargs with a docker command, whose arguments come from a pipeline; null for others.</summary>
    public DockerCall? Xargs(SimpleCommand command, PipelineText source)
    {
        if (command.Words is not [{ Literal: "xargs" }, ..])
        {
            return null;
        }

        var at = 1;
        string? placeholder = null;
        for (; at < command.Words.Count && command.Words[at].Literal is ['-', ..] option; at++)
        {
            if (option is "-I" or "-i" or "--replace")
            {
                placeholder = option == "-I" ? command.Words[++at].Literal : "{}";
            }
            else if (option.StartsWith("-I", StringComparison.Ordinal))
            {
                placeholder = option[2..];
            }
            else if (option is "-n" or "-L" or "-P" or "-d" or "-E" or "-s")
            {
                at++;
            }
        }

        var call = DockerCall.Read(command with { Words = [.. command.Words.Skip(at)] }, words);
        if (call is null)
        {
            return null;
        }

        ArgumentText value = new([new(source.ToString(), PieceKind.Expression) { Source = source }], command.Start);
        return placeholder is null
            ? call with { Words = [.. call.Words, value] }
            : call with { Words = [.. call.Words.Select(word => Replace(word, placeholder, value))] };
    }

    // Replaces the placeholder of xargs in a word.
    private static ArgumentText Replace(ArgumentText word, string placeholder, ArgumentText value)
    {
        if (word.Literal is not { } text || !text.Contains(placeholder, StringComparison.Ordinal))
        {
            return word;
        }

        List<ArgumentPiece> pieces = [];
        foreach (var part in text.Split(placeholder))
        {
            if (pieces.Count > 0 || !ReferenceEquals(part, text.Split(placeholder)[0]))
            {
                pieces.AddRange(value.Pieces);
            }

            pieces.Add(new(part, PieceKind.Literal));
        }

        pieces = [.. pieces.SkipWhile((_, index) => index == 0 && text.StartsWith(placeholder, StringComparison.Ordinal))];
        return word with { Pieces = [.. pieces.Where(piece => piece.Text.Length > 0)] };
    }

    private PipelineText Outputs(SimpleCommand command, PipelineText pipeline)
    {
        foreach (var redirection in command.Redirections)
        {
            var file = words.Convert(redirection.Target);
            pipeline = file.Literal == "/dev/null" ? pipeline.AsText().Then("Out-Null") : pipeline.AsText().Then(
                $"{(redirection.Operator == ">>" ? "Add-Content" : "Set-Content")} {PowerShellText.Argument(file)}");
        }

        return pipeline;
    }

    private static PipelineText? First(List<ArgumentText> arguments, PipelineText source, string side)
    {
        var count = arguments switch
        {
            [] => "10",
            [{ Literal: ['-', 'n', .. { Length: > 0 } number] }] => number,
            [{ Literal: ['-', .. { Length: > 0 } number] }] => number,
            [{ Literal: "-n" }, { Literal: { } number }] => number,
            _ => "",
        };
        var hasHeading = source.Columns.Count > 0 && source.Property.Length == 0;
        if (side == "Last" && count.StartsWith('+') && int.TryParse(count, out var from))
        {
            // The heading of docker's tables is not there.
            return hasHeading && from == 2 ? source : source.Then($"Select-Object -Skip {from - 1}");
        }

        return int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var lines)
            ? source.Then($"Select-Object -{side} {(hasHeading && side == "First" ? Math.Max(lines - 1, 1) : lines)}")
            : null;
    }

    private static PipelineText? Sort(List<ArgumentText> arguments, PipelineText source) => arguments switch
    {
        [] => source.AsText().Then("Sort-Object"),
        [{ Literal: "-u" }] => source.AsText().Then("Sort-Object -Unique"),
        [{ Literal: "-r" }] => source.AsText().Then("Sort-Object -Descending"),
        [{ Literal: "-n" }] => source.AsText().Then("Sort-Object { [double] $_ }"),
        _ => null,
    };

    // '{print $1}' and '$2 == "x" {print $3}' of the columns of docker's table.
    private static PipelineText? Column(List<ArgumentText> arguments, PipelineText source)
    {
        var text = arguments is [{ Literal: { } only }] ? only : "";
        var form = PrintForm().Match(text);
        if (!form.Success)
        {
            return null;
        }

        var name = form.Groups["column"].Value;
        if (source.Columns.Count == 0 || source.Property.Length > 0)
        {
            var index = name == "NF" ? "-1" : (int.Parse(name, CultureInfo.InvariantCulture) - 1).ToString(CultureInfo.InvariantCulture);
            return source.AsText().Then($"ForEach-Object {{ (-split $_)[{index}] }}");
        }

        // Columns after the first ones have spaces in them, so that their numbers vary.
        var number = name == "NF" ? source.Columns.Count : int.Parse(name, CultureInfo.InvariantCulture);
        return name == "NF" || (number is > 0 and < 4 && number <= source.Columns.Count)
            ? source with { Property = source.Columns[number - 1] }
            : null;
    }

    private static PipelineText? Grep(string program, List<ArgumentText> arguments, PipelineText source)
    {
        var flags = "";
        ArgumentText? pattern = null;
        for (var index = 0; index < arguments.Count; index++)
        {
            if (pattern is null && arguments[index].Literal is ['-', .. { Length: > 0 } letters] && !letters.StartsWith('-'))
            {
                flags += letters;
                if (letters.EndsWith('e') && index + 1 < arguments.Count)
                {
                    pattern = arguments[++index];
                }
            }
            else if (pattern is null)
            {
                pattern = arguments[index];
            }
            else
            {
                return null;
            }
        }

        if (pattern is null || flags.Any(flag => !"ivEFewqcx".Contains(flag)))
        {
            return null;
        }

        var isFixed = flags.Contains('F') || program == "fgrep";
        var expression = Pattern(pattern, isFixed, isExtended: flags.Contains('E') || program == "egrep", flags);
        if (expression is null)
        {
            return null;
        }

        var sign = (flags.Contains('i') ? "" : "c") + (flags.Contains('v') ? "notmatch" : "match");
        var tested = source.Columns.Count > 0 && source.Property.Length == 0
            ? $"({string.Join(", ", source.Columns.Select(column => $"$_.{column}"))} -join ' ')"
            : "$_";
        var filtered = (source.Columns.Count > 0 && source.Property.Length == 0 ? source : source.AsText())
            .Then($"Where-Object {{ {tested} -{sign} {expression} }}");
        return flags.Contains('c') ? filtered.AsText().Then("Measure-Object").Then("ForEach-Object Count")
            : flags.Contains('q') ? filtered.AsText().Then("Select-Object -First 1").Then("Out-Null")
            : filtered;
    }

    private static string? Pattern(ArgumentText pattern, bool isFixed, bool isExtended, string flags)
    {
        if (pattern.Literal is not { } text)
        {
            return isFixed ? $"[regex]::Escape({PowerShellText.Argument(pattern)})" : PowerShellText.Argument(pattern);
        }

        // Signs that only a backslash makes special in a basic expression are written as in an extended one.
        text = isFixed ? Regex.Escape(text)
            : isExtended ? text
            : BasicForm().Replace(text, sign => sign.Value.StartsWith('\\') ? sign.Value[1..] : $@"\{sign.Value}");
        text = flags.Contains('w') ? $@"\b(?:{text})\b" : flags.Contains('x') ? $"^(?:{text})$" : text;
        return text.Contains("[[:", StringComparison.Ordinal) ? null : PowerShellText.Quote(text);
    }

    [GeneratedRegex(@"^\s*(?:NR\s*>\s*1|NR\s*!=\s*1)?\s*\{\s*print \$(?<column>\d+|NF);?\s*\}\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex PrintForm();

    [GeneratedRegex(@"\\?[+?|(){}]")]
    private static partial Regex BasicForm();
}
