using System.Globalization;
using DockerPS.CommandLine.Syntax;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

/// <summary>Converts the programs around docker that PowerShell has a short equal for.</summary>
internal sealed partial class ProgramConverter(ConversionState state, WordConverter words)
{
    /// <summary>Converts a statement of its own: an assignment, cd, export, echo, sleep, set -e; null for others.</summary>
    public ConvertedPipeline? Statement(SimpleCommand command)
    {
        if (command.Redirections.Count > 0)
        {
            return null;
        }

        if (command.Words.Count == 0)
        {
            return Assign([.. command.Assignments.Select(one => (one.Name, words.Convert(one.Value)))]);
        }

        if (command.Assignments.Count > 0 || command.Words[0].Literal is not { } program)
        {
            return null;
        }

        List<ArgumentText> arguments = [.. command.Words.Skip(1).Select(words.Convert)];
        return (program, arguments) switch
        {
            ("cd", []) => new("Set-Location $HOME") { IsStatement = true },
            ("cd", [var folder]) => new($"Set-Location {PowerShellText.Argument(folder)}") { IsStatement = true },
            ("sleep", [{ Literal: { } time }]) when double.TryParse(time, CultureInfo.InvariantCulture, out _) =>
                new($"Start-Sleep {time}") { IsStatement = true },
            ("true" or ":", _) => new("") { IsStatement = true },
            ("set", [{ Literal: ['-', .., 'e'] or "-eu" or "-ex" or "-eux" or "-euo" or "-euxo" }, ..]) =>
                new("$ErrorActionPreference = 'Stop'") { IsStatement = true },
            ("export", [_, ..]) => Export(arguments),
            ("echo", _) when !arguments.Exists(one => one.Literal is "-n" or "-e") => new(Join(arguments)),
            _ => null,
        };
    }

    /// <summary>Converts the first program of a pipeline, which writes what others read; null for others.</summary>
    public PipelineInput? Source(SimpleCommand command)
    {
        if (command.Words is not [{ Literal: { } program }, ..] || command.Redirections.Any(one => one.Operator is not ("<<" or "<<-")))
        {
            return null;
        }

        List<ArgumentText> arguments = [.. command.Words.Skip(1).Select(words.Convert)];
        return (program, arguments) switch
        {
            ("cat", []) when command.Redirections is [var document] => PipelineInput.OfExpression(Document(document)),
            ("cat", [var file]) when file.Literal is not ("-" or "") => PipelineInput.OfFile(file),
            ("cat", [_, _, ..]) when !arguments.Exists(one => one.Head.StartsWith('-')) =>
                new(new PipelineText([$"Get-Content {PowerShellText.List(arguments)}"])),
            ("echo", [{ Literal: "-n" }, ..]) => PipelineInput.OfExpression(Join([.. arguments.Skip(1)])),
            ("echo", [var first, ..]) when first.Literal is not "-e" => PipelineInput.OfExpression(Join(arguments)),
            ("printf", [{ Literal: "%s" or "%s\\n" }, var value]) => PipelineInput.OfExpression(PowerShellText.Expression(value)),
            ("printf", [{ Literal: { } text }]) when !text.Contains('%') && !text.Contains('\\') =>
                PipelineInput.OfExpression(PowerShellText.Quote(text)),
            _ => null,
        };
    }

    /// <summary>Returns the lines of a here-document as an expression.</summary>
    public string Document(Redirection redirection)
    {
        var lines = (redirection.Document ?? "").TrimEnd('\n');
        var text = redirection.IsVerbatim
            ? ArgumentText.Of(lines)
            : words.Convert(ShellParser.ParseDocument(lines, redirection.DocumentStart));
        return PowerShellText.HereString(text);
    }

    /// <summary>Calls a program in a substitution as it is.</summary>
    public PipelineText? Call(SimpleCommand command)
    {
        if (command.Words is not [{ Literal: { } program }, ..])
        {
            return null;
        }

        List<ArgumentText> arguments = [.. command.Words.Skip(1).Select(words.Convert)];
        switch (program, arguments)
        {
            case ("cat", [var file]):
                return new([$"Get-Content {PowerShellText.Argument(file)}"]);
            case ("date", [{ Literal: ['+', .. var format] }]):
                return new([$"Get-Date -UFormat {PowerShellText.Quote(format)}"]);
            case ("hostname", []):
                return new(["[Environment]::MachineName"]);
            case ("nproc", []):
                return new(["[Environment]::ProcessorCount"]);
            case ("whoami", []):
                return new(["[Environment]::UserName"]);
        }

        state.Warn($"The program '{program}' is called as it is.");
        return new([string.Join(' ', [program, .. arguments.Select(one => NativeText(one))])]);
    }

    private static string NativeText(ArgumentText argument) => PowerShellText.Argument(argument, isFirst: false);

    private static string Join(List<ArgumentText> arguments)
    {
        if (arguments is [var one])
        {
            return PowerShellText.Expression(one);
        }

        List<ArgumentPiece> pieces = [];
        for (var index = 0; index < arguments.Count; index++)
        {
            if (index > 0)
            {
                pieces.Add(new(" ", PieceKind.Literal));
            }

            pieces.AddRange(arguments[index].Pieces);
        }

        return PowerShellText.Expression(new(pieces, 0));
    }

    private ConvertedPipeline Assign(IReadOnlyList<(string Name, ArgumentText Value)> variables) =>
        new(string.Join("; ", variables.Select(one => $"{state.Variable(one.Name)} = {Value(one.Value)}"))) { IsStatement = true };

    // The output of a command is assigned as it is.
    private static string Value(ArgumentText value) => value.Source is { } source ? source.ToString() : PowerShellText.Expression(value);

    private ConvertedPipeline? Export(List<ArgumentText> arguments)
    {
        List<(string, ArgumentText)> variables = [];
        foreach (var argument in arguments)
        {
            if (argument.Cut('=') is not { Before.Literal: { } name } cut)
            {
                return argument.Literal is { } only && !only.StartsWith('-') ? new("") { IsStatement = true } : null;
            }

            variables.Add((name, cut.After));
        }

        return Assign(variables);
    }
}
