using DockerPS.CommandLine.Errors;
using DockerPS.CommandLine.Syntax;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

internal sealed partial class CommandWriter
{
    private bool WritesText =>
        _invocation.Cmdlet is "Invoke-ContainerCommand" || (_invocation.Cmdlet is "Invoke-Container" && !_invocation.Has("Detach"));

    private bool IsLog => _invocation.Cmdlet is "Get-ContainerLog" or "Get-ComposeLog" or "Get-SwarmServiceLog";

    // What a program in a container writes to standard error is in the information stream.
    private int ErrorStream => WritesText ? 6 : 2;

    private bool MergesErrors => call.Outputs.Any(one => MergesError(one) || one.Redirection.Operator is "&>" or "&>>" || IsBoth(one));

    // Redirections before the cmdlet is written, since some are parameters.
    private void ApplyOutputFiles()
    {
        var merges = MergesErrors && _invocation.Cmdlet == "Invoke-ContainerCommand" && !_invocation.Has("Detach");
        if (merges && !call.Outputs.Any(DropsOutput))
        {
            _invocation.Set("MergeError");
        }

        if (OutputFile(isAppended: false) is { } file && (_entry.OutputFile.Length > 0 || IsOutputPath))
        {
            _invocation.Add(_entry.OutputFile.Length > 0 ? _entry.OutputFile : "OutputPath", file);
            _invocation.Set("Force");
        }

        if (_entry.OutputFile.Length > 0 && !_invocation.Has(_entry.OutputFile))
        {
            throw new NoCmdletException($"{Name} has no cmdlet for standard output: {_entry.Cmdlet} writes a file.");
        }
    }

    private PipelineText ApplyOutputs(PipelineText pipeline)
    {
        var drops = call.Outputs.Where(one => one.Target.Literal == "/dev/null").Select(one => one.Redirection).ToList();
        var dropsAll = drops.Exists(one => one.Operator is "&>" or "&>>" or ">&")
            || (drops.Exists(IsOutput) && call.Outputs.Any(MergesError));
        if (dropsAll)
        {
            return Append(pipeline, "*> $null");
        }

        if (drops.Exists(one => one.Descriptor == 2))
        {
            pipeline = Append(pipeline, WritesText ? "2>$null 6>$null" : "2>$null");
        }

        if (ErrorFile() is { } errors)
        {
            pipeline = Append(pipeline, errors);
        }

        if (drops.Exists(IsOutput))
        {
            return pipeline.AsText().Then("Out-Null");
        }

        if (_invocation.Cmdlet == "Get-ComposeConfiguration" && _after.Count == 0 && (call.IsValue || call.Outputs.Count > 0))
        {
            // The YAML, for a file or for a filter of lines.
            pipeline = pipeline.Then("ForEach-Object { \"$_\" -split \"`n\" }");
        }
        else if (_entry.Names[0].EndsWith("inspect", StringComparison.Ordinal) && _after.Count == 0 && call.IsValue)
        {
            state.Warn($"{Name} writes JSON, and {_invocation.Cmdlet} objects: check what reads them.");
        }

        var append = OutputFile(isAppended: true);
        var file = append ?? OutputFile(isAppended: false);
        var merge = MergesErrors && !IsLog && !_invocation.Has("MergeError") ? $"{ErrorStream}>&1" : "";
        if (file is not null && (append is not null || (_entry.OutputFile.Length == 0 && !IsOutputPath)))
        {
            var name = PowerShellText.Argument(file);
            if (IsLog)
            {
                return pipeline.Then("ForEach-Object Message").Then($"{(append is null ? "Set" : "Add")}-Content {name}");
            }

            return Append(pipeline.AsText(), $"{(append is null ? ">" : ">>")} {name} {merge}".TrimEnd());
        }

        // Errors that a filter reads; those of other cmdlets are not text.
        return merge.Length > 0 && WritesText && file is null && call.IsValue ? Append(pipeline, merge) : pipeline;
    }

    // Merged streams are not in the file of -OutputPath, unless the cmdlet merges them itself.
    private bool IsOutputPath => WritesText && (!MergesErrors || _invocation.Has("MergeError"));

    private static bool IsOutput(Redirection redirection) => redirection is { Descriptor: -1 or 1, Operator: ">" or ">>" or ">|" };

    private static bool MergesError((Redirection Redirection, ArgumentText Target) one) =>
        one.Redirection.Descriptor == 2 && one.Redirection.Operator == ">&";

    private static bool DropsOutput((Redirection Redirection, ArgumentText Target) one) =>
        IsOutput(one.Redirection) && one.Target.Literal == "/dev/null";

    private static PipelineText Append(PipelineText pipeline, string redirection)
    {
        var text = pipeline.AsText();
        return text with { Segments = [.. text.Segments.SkipLast(1), $"{text.Segments[^1]} {redirection}"] };
    }

    // >&file; the descriptor of >&2 is no file.
    private static bool IsBoth((Redirection Redirection, ArgumentText Target) one) =>
        one.Redirection is { Descriptor: -1, Operator: ">&" } && one.Target.Literal is not ([>= '0' and <= '9'] or "-");

    // The redirection of the error stream to a file of its own.
    private string? ErrorFile()
    {
        var (redirection, target) = call.Outputs.LastOrDefault(
            one => one.Redirection is { Descriptor: 2, Operator: ">" or ">>" or ">|" } && one.Target.Literal != "/dev/null");
        return redirection is null
            ? null
            : $"{ErrorStream}{redirection.Operator.TrimEnd('|')} {PowerShellText.Argument(target)}";
    }

    private ArgumentText? OutputFile(bool isAppended) => call.Outputs
        .Where(one => one.Redirection is { Descriptor: -1 or 1 })
        .Where(one => isAppended
            ? one.Redirection.Operator is ">>" or "&>>"
            : one.Redirection.Operator is ">" or ">|" or "&>" || IsBoth(one))
        .LastOrDefault(one => one.Target.Literal != "/dev/null")
        .Target;
}
