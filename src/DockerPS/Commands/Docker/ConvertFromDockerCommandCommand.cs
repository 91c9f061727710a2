using System.Management.Automation;
using DockerPS.CommandLine;
using DockerPS.Errors;

namespace DockerPS.Commands;

/// <summary>
/// Converts command lines of docker into those of this module: any <c>docker …</c>, <c>docker compose …</c>, or a script with such lines.
/// </summary>
[Cmdlet(VerbsData.ConvertFrom, "DockerCommand", SupportsShouldProcess = true)]
[OutputType(typeof(string))]
public sealed class ConvertFromDockerCommandCommand : PSCmdlet
{
    private readonly List<string> _lines = [];

    /// <summary>The command line; also several lines, and the lines of a script from the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string[] Command { get; set; } = [];

    /// <summary>Runs the result, and returns its output.</summary>
    [Parameter]
    public new SwitchParameter Invoke { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _lines.AddRange(Command);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_lines.Count == 0)
        {
            return;
        }

        var text = string.Join('\n', _lines);
        var conversion = CommandConverter.Convert(text);
        foreach (var warning in conversion.Warnings)
        {
            WriteWarning(warning);
        }

        foreach (var problem in conversion.Problems)
        {
            WriteError(CommandLineErrors.NotReadable(problem));
        }

        if (!Invoke)
        {
            WriteObject(conversion.Lines, enumerateCollection: true);
        }
        else if (conversion.IsComplete)
        {
            Run(string.Join('\n', conversion.Lines));
        }
        else if (conversion.Problems.Count == 0)
        {
            WriteError(CommandLineErrors.NotComplete(text));
        }
    }

    // The pipeline writes to this one, so that output arrives as it is made.
    private void Run(string script)
    {
        if (!ShouldProcess(script, "Run"))
        {
            return;
        }

        // -ErrorAction is about the commands that are run.
        var action = MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var given) ? $"$ErrorActionPreference = '{given}'\n" : "";
        using var pipeline = ScriptBlock.Create($"& {{\n{action}{script}\n}}").GetSteppablePipeline(MyInvocation.CommandOrigin);
        pipeline.Begin(this);
        pipeline.End();
    }
}
