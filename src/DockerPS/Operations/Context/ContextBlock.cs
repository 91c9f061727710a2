using System.Management.Automation;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// Runs a script block under a context. It runs in the caller's scope, and all its streams go on as they come. The context is that
/// of the block alone: while an object is on its way through the pipeline behind it, what was before counts.
/// </summary>
internal static class ContextBlock
{
    /// <summary>Runs a block, and goes back to what was before, however the block ends.</summary>
    public static void Run(Cmdlet cmdlet, string context, ScriptBlock block)
    {
        var before = RunspaceContext.Name;
        RunspaceContext.Name = context;
        try
        {
            var script = ScriptBlock.Create("param($Block, $Leave, $Before) . $Block | & $Leave -Before $Before");
            using var pipeline = script.GetSteppablePipeline(CommandOrigin.Internal, [block, new CmdletInfo("Write-BlockOutput", typeof(WriteBlockOutput)), before]);
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

/// <summary>Hands the objects of a block on to the pipeline behind it, where the block's context does not count.</summary>
internal sealed class WriteBlockOutput : PSCmdlet
{
    /// <summary>The context behind the block.</summary>
    [Parameter]
    [AllowNull]
    public string? Before { get; set; }

    /// <summary>What the block has written.</summary>
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
