using DockerPS.CommandLine.Errors;
using DockerPS.CommandLine.Syntax;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

internal sealed partial class CommandWriter
{
    private bool WritesText =>
        _invocation.Cmdlet is "Invoke-ContainerCommand" || (_invocation.Cmdlet is "Invoke-Container" && !_invocation.Has("Detach"));

    // Redirections before the cmdlet is written, since some are parameters.
    private void ApplyOutputFiles()
    {
        if (call.Outputs.Any(MergesError) && _invocation.Cmdlet == "Invoke-ContainerCommand" && !call.Outputs.Any(DropsOutput))
        {
            _invocation.Set("MergeError");
        }

        if (File(">") is { } file && (_entry.OutputFile.Length > 0 || WritesText))
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
            pipeline = Append(pipeline, "2>$null");
        }

        if (drops.Exists(IsOutput))
        {
            return pipeline.AsText().Then("Out-Null");
        }

        var append = File(">>");
        var file = append ?? File(">") ?? File("&>");
        if (file is not null && (append is not null || (_entry.OutputFile.Length == 0 && !WritesText)))
        {
            var name = PowerShellText.Argument(file);
            if (_invocation.Cmdlet is "Get-ContainerLog" or "Get-ComposeLog" or "Get-SwarmServiceLog")
            {
                return pipeline.Then("ForEach-Object Message").Then($"{(append is null ? "Set" : "Add")}-Content {name}");
            }

            return Append(pipeline.AsText(), $"{(append is null ? ">" : ">>")} {name}");
        }

        return pipeline;
    }

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

    private ArgumentText? File(string sign) => call.Outputs
        .Where(one => one.Redirection is { Descriptor: -1 or 1 } && one.Redirection.Operator == sign)
        .LastOrDefault(one => one.Target.Literal != "/dev/null")
        .Target;
}
