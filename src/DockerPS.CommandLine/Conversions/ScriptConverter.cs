using DockerPS.CommandLine.Errors;
using DockerPS.CommandLine.Syntax;

namespace DockerPS.CommandLine.Conversions;

/// <summary>Converts a script statement by statement. What cannot be converted becomes a comment at its place.</summary>
/// <param name="text">The text, with line feeds at the ends of lines.</param>
internal sealed class ScriptConverter(string text)
{
    private readonly ConversionState _state = new(text);
    private readonly List<string> _lines = [];

    public Conversion Convert()
    {
        try
        {
            var script = ShellParser.Parse(text);
            Declare(script);
            PipelineConverter pipelines = new(_state);
            StatementConverter statements = new(_state, pipelines, _lines);
            var isFirst = true;
            foreach (var item in script.Items)
            {
                Add(item, statements, isFirst);
                isFirst = false;
            }

            if (_state.Problems.Count == 0 && !statements.HasDocker)
            {
                throw NoDocker(script);
            }
        }
        catch (CommandException problem)
        {
            _state.Report(problem);
        }

        // A text that is wrong throughout has no result.
        if (_state.Problems.Count > 0 && _lines.TrueForAll(line => line.Length == 0 || line.StartsWith('#')))
        {
            _lines.Clear();
        }

        return new(_lines, _state.Warnings, _state.Problems, !_state.IsIncomplete && _state.Problems.Count == 0);
    }

    private static CommandException NoDocker(Script script) => new(
        ProblemKind.Command,
        "The text has no docker command. It begins with a word like 'docker' or 'docker-compose'.",
        script.Items.OfType<Statement>().FirstOrDefault()?.Start ?? 0);

    private void Add(ScriptItem item, StatementConverter statements, bool isFirst)
    {
        switch (item)
        {
            case EmptyLine:
                _lines.Add("");
                break;
            case Comment comment:
                var line = _state.Slice(comment.Start, comment.End).TrimEnd();
                if (comment.IsTrailing && _lines.Count > 0)
                {
                    _lines[^1] += $" {line}";
                }
                else if (!(isFirst && line.StartsWith("#!", StringComparison.Ordinal)))
                {
                    _lines.Add(line);
                }

                break;
            case Statement statement:
                try
                {
                    statements.Add(statement);
                }
                catch (CommandException problem)
                {
                    _state.Report(problem);
                    statements.AddComment(statement.Start, statement.End);
                }
                catch (NoCmdletException missing)
                {
                    _state.Warn(missing.Message);
                    statements.AddComment(statement.Start, statement.End);
                }

                break;
        }
    }

    // Variables that the script sets, so that later references find them.
    private void Declare(Script script)
    {
        foreach (var command in script.Items.OfType<Statement>().SelectMany(statement => statement.Pipelines)
            .SelectMany(chained => chained.Pipeline.Commands).OfType<SimpleCommand>())
        {
            if (command.Words.Count == 0)
            {
                command.Assignments.ToList().ForEach(assignment => _state.Declare(assignment.Name, isExported: false));
            }
            else if (command.Words[0].Literal == "export")
            {
                foreach (var word in command.Words.Skip(1))
                {
                    var name = (word.Parts[0] as LiteralPart)?.Text.Split('=')[0];
                    _state.Declare(name ?? "", isExported: true);
                }
            }
        }
    }
}
