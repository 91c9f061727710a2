using DockerPS.CommandLine.Syntax;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

/// <summary>Turns words of a shell into arguments: variables and the output of commands become code.</summary>
/// <param name="state">The conversion.</param>
/// <param name="convert">Converts the pipeline of a substitution; null if it cannot.</param>
internal sealed class WordConverter(ConversionState state, Func<Pipeline, PipelineText?> convert)
{
    // What variables are called that hold several words by habit.
    private static readonly string[] s_listNames = ["OPTS", "OPTIONS", "ARGS", "ARGUMENTS", "FLAGS", "PARAMS"];

    public ArgumentText Convert(Word word)
    {
        if (word.Parts is [VariablePart { IsQuoted: false, IsPowerShell: false, IsEnvironment: false } only]
            && Array.Exists(s_listNames, name => only.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase)))
        {
            state.Warn($"${only.Name} is one argument here, and several for a shell if it has spaces.");
        }

        List<ArgumentPiece> pieces = [];
        foreach (var part in word.Parts)
        {
            pieces.Add(part switch
            {
                LiteralPart literal => new(literal.Text, PieceKind.Literal),
                TildePart => new("$HOME", PieceKind.Variable),
                VariablePart variable => Variable(variable),
                SubstitutionPart substitution => Substitution(substitution),
                UnknownPart unknown => Unknown(unknown.Source, unknown.Reason),
                _ => throw new InvalidOperationException(),
            });
        }

        return new([.. pieces.Where(piece => piece.Text.Length > 0)], word.Start);
    }

    /// <summary>Warns of what is lost around the words.</summary>
    public void Warn(string message) => state.Warn(message);

    private ArgumentPiece Unknown(string source, string reason)
    {
        state.IsIncomplete = true;
        state.Warn($"'{source}' stays as it is: {reason}.");
        return new(source, PieceKind.Literal);
    }

    private ArgumentPiece Variable(VariablePart part)
    {
        var name = part.Name switch
        {
            _ when part.IsEnvironment => $"$env:{part.Name}",
            _ when part.IsPowerShell => $"${part.Name}",
            "PWD" => "$PWD",
            "HOME" => "$HOME",
            "$" => "$PID",
            "@" or "*" => "$args",
            "#" => "$args.Count",
            "?" => "$LASTEXITCODE",
            "0" => "$PSCommandPath",
            ['1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', ..] number =>
                $"$args[{int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) - 1}]",
            "!" => "",
            _ => state.Variable(part.Name),
        };
        if (part is { Name: "?", IsPowerShell: false })
        {
            state.Warn("$? becomes $LASTEXITCODE, which only cmdlets that run a command in a container set.");
        }

        if (name.Length == 0)
        {
            return Unknown("$!", "PowerShell does not number background jobs by process");
        }

        var operand = part.Operand is null ? "''" : PowerShellText.Expression(Convert(part.Operand));
        var fallback = part.Operator.EndsWith('?') ? $"$(throw {operand})" : operand;
        return part.Operator switch
        {
            "" => new(name, PieceKind.Variable),
            "-" or "=" or "?" => new($"{name} ?? {fallback}", PieceKind.Expression),
            ":-" or ":=" or ":?" => new($"{name} ? {name} : {fallback}", PieceKind.Expression),
            "+" => new($"$null -ne {name} ? {operand} : ''", PieceKind.Expression),
            _ => new($"{name} ? {operand} : ''", PieceKind.Expression),
        };
    }

    private ArgumentPiece Substitution(SubstitutionPart part)
    {
        if (part.Script.Items is not [Statement { Pipelines: [var only], IsBackground: false }])
        {
            return Unknown(part.Source, "it has several commands");
        }

        if (only.Pipeline.Commands is [SimpleCommand { Words: [{ Literal: "pwd" }] }])
        {
            return new("$PWD", PieceKind.Variable);
        }

        if (convert(only.Pipeline) is { } pipeline)
        {
            if (part.IsQuoted && pipeline.Segments is [var read] && read.StartsWith("Get-Content ", StringComparison.Ordinal))
            {
                return new($"({read}) -join \"`n\"", PieceKind.Expression);
            }

            return new(pipeline.ToString(), PieceKind.Expression) { Source = pipeline };
        }

        return Unknown(part.Source, "the commands in it are not converted");
    }
}
