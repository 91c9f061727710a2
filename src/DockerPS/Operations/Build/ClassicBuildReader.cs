using System.Globalization;
using System.Text.RegularExpressions;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;

namespace DockerPS.Operations;

/// <summary>Reads the output of the classic builder, which is plain text, one step after the other.</summary>
/// <param name="report">Receives all that the build tells.</param>
internal sealed partial class ClassicBuildReader(BuildReport report) : BuildReader(report)
{
    /// <summary>Prefix of lines from the builder itself, as opposed to the command of a step.</summary>
    private const string BuilderMark = " ---> ";

    /// <summary>Prefix of standard error output: the builder colors it.</summary>
    private const string ErrorColor = "\u001b[91m";

    private readonly BuildLines _output = new();
    private readonly BuildLines _error = new();
    private readonly List<RunningStep> _steps = [];
    private RunningStep? _step;

    /// <inheritdoc/>
    public override async ValueTask ReadAsync(BuildMessage message)
    {
        if (message.Text is { } text)
        {
            if (text.StartsWith(BuilderMark, StringComparison.Ordinal))
            {
                await EndLinesAsync().ConfigureAwait(false);
            }

            var isError = text.StartsWith(ErrorColor, StringComparison.Ordinal);
            var (stream, lines) = isError ? (OutputStream.Error, _error) : (OutputStream.Output, _output);
            await WriteAsync(stream, lines.Add(Colors().Replace(text, ""))).ConfigureAwait(false);
        }
        else if (message.Status is { } status && _step is { } step)
        {
            Report.Progress.Show(step, message.Id is { } layer ? $"{layer}: {status}" : status);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask EndAsync(DockerException? failure)
    {
        await EndLinesAsync().ConfigureAwait(false);
        End(failure?.Message ?? "");
        await Report.WriteAsync(_steps).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override RunningStep? FailedStep(DockerException failure)
    {
        if (_step is { } step)
        {
            step.ExitCode = failure is DockerOperationException { Code: > 0 and var code } ? code : null;
        }

        return _step;
    }

    private async ValueTask EndLinesAsync()
    {
        await WriteAsync(OutputStream.Output, _output.End()).ConfigureAwait(false);
        await WriteAsync(OutputStream.Error, _error.End()).ConfigureAwait(false);
    }

    private async ValueTask WriteAsync(OutputStream stream, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await WriteAsync(stream, line).ConfigureAwait(false);
        }
    }

    private ValueTask WriteAsync(OutputStream stream, string line)
    {
        if (StepLine().Match(line) is { Success: true } head)
        {
            End();
            _steps.Add(_step = new(head.Groups["name"].Value) { Started = DateTimeOffset.Now });
            Report.Progress.Total = int.Parse(head.Groups["total"].Value, CultureInfo.InvariantCulture);
            Report.Progress.Begin(_step);
        }
        else if (_step is not null && line.StartsWith(BuilderMark, StringComparison.Ordinal))
        {
            _step.Cached |= line == $"{BuilderMark}Using cache";
        }
        else
        {
            _step?.Add(stream, line);
        }

        return Report.WriteAsync(line);
    }

    /// <summary>Ends the current step, for example because the next one starts.</summary>
    /// <param name="error">The error; empty if it succeeded.</param>
    private void End(string error = "")
    {
        if (_step is not null)
        {
            (_step.Ended, _step.Error) = (DateTimeOffset.Now, error);
            Report.Progress.End(_step, error.Length > 0 ? "failed" : _step.Cached ? "cached" : "done");
        }
    }

    [GeneratedRegex(@"^Step \d{1,5}/(?<total>\d{1,5}) : (?<name>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex StepLine();

    [GeneratedRegex(@"\e\[[0-9;]*m", RegexOptions.CultureInvariant)]
    private static partial Regex Colors();
}
