using DockerPS.CommandLine.Syntax;

namespace DockerPS.CommandLine.Conversions;

/// <summary>Converts statements: pipelines joined by &amp;&amp; and ||.</summary>
internal sealed class StatementConverter(ConversionState state, PipelineConverter pipelines, List<string> lines)
{
    /// <summary>Whether a docker command was found.</summary>
    public bool HasDocker => pipelines.HasDocker;

    public void Add(Statement statement)
    {
        List<string> converted = [];
        for (var index = 0; index < statement.Pipelines.Count; index++)
        {
            var (sign, pipeline) = statement.Pipelines[index];
            if (sign == "||" && IsTrue(pipeline))
            {
                // PowerShell goes on after an error as it is.
                continue;
            }

            var result = pipelines.Convert(pipeline);
            if (result is null)
            {
                AddRest(statement, index, converted);
                return;
            }

            Join(converted, sign, result);
            if (result.Rest.Length > 0)
            {
                Flush(converted, statement.IsBackground);
                AddComment(result.RestStart, statement.End);
                return;
            }
        }

        Flush(converted, statement.IsBackground);
    }

    /// <summary>Adds a part of the text as comments.</summary>
    public void AddComment(int start, int end)
    {
        state.IsIncomplete = true;
        lines.AddRange(state.Slice(start, end).TrimEnd().Split('\n').Select(line => $"# {line}".TrimEnd()));
    }

    private static bool IsTrue(Pipeline pipeline) => pipeline.Commands is [SimpleCommand { Words: [{ Literal: "true" or ":" }] }];

    // An assignment and a change of place stand on lines of their own.
    private void Join(List<string> converted, string sign, ConvertedPipeline result)
    {
        foreach (var before in result.Before)
        {
            Flush(converted, isBackground: false);
            lines.Add(before);
        }

        if (sign.Length > 0 && converted.Count > 0 && !(sign == "&&" && result.IsStatement))
        {
            converted[^1] += $" {sign} {result.Text}";
        }
        else
        {
            Flush(converted, isBackground: false);
            converted.Add(result.Text);
        }

        if (result.IsStatement)
        {
            Flush(converted, isBackground: false);
        }
    }

    private void Flush(List<string> converted, bool isBackground)
    {
        lines.AddRange(converted.Where(line => line.Length > 0).Select(line => isBackground ? $"{line} &" : line));
        converted.Clear();
    }

    private void AddRest(Statement statement, int index, List<string> converted)
    {
        if (index == 0)
        {
            AddComment(statement.Start, statement.End);
            return;
        }

        Flush(converted, isBackground: false);
        var (sign, pipeline) = statement.Pipelines[index];
        state.Warn($"'{sign} {state.Slice(pipeline.Start, statement.End).Split('\n')[0]}' is not converted.");
        state.IsIncomplete = true;
        var rest = state.Slice(pipeline.Start, statement.End).TrimEnd().Split('\n');
        lines.Add($"# {sign} {rest[0]}");
        lines.AddRange(rest.Skip(1).Select(line => $"# {line}"));
    }
}
