using System.Management.Automation;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// Runs a script block under a context, in the caller's scope and with all streams passed on as they arrive. The context applies to the
/// block only: downstream commands of the pipeline see the previous context.
/// </summary>
internal static class ContextBlock
{
    /// <summary>Runs a block, and restores the previous context however the block ends.</summary>
    public static void Run(Cmdlet cmdlet, string context, ScriptBlock block)
    {
        var before = RunspaceContext.Name;
        RunspaceContext.Name = context;
        try
        {
            var script = ScriptBlock.Create("param($Block, $Leave, $Before) . $Block | & $Leave -Before $Before");
            var writer = new CmdletInfo("Write-BlockOutput", typeof(WriteBlockOutput));
            using var pipeline = script.GetSteppablePipeline(CommandOrigin.Internal, [block, writer, before]);
            pipeline.Begin(cmdlet);
            pipeline.Process();
            pipeline.End();
        }
        finally
        {
            RunspaceContext.Name = before;
        }
    }
}

/// <summary>Passes the objects of a block downstream, under the previous context.</summary>
internal sealed class WriteBlockOutput : PSCmdlet
{
    /// <summary>The previous context.</summary>
    [Parameter]
    [AllowNull]
    public string? Before { get; set; }

    /// <summary>The block's output.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var inside = RunspaceContext.Name;
        RunspaceContext.Name = Before;
        try
        {
            WriteObject(InputObject);
        }
        finally
        {
            RunspaceContext.Name = inside;
        }
    }
}
