using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace DockerPS.Output;

/// <summary>
/// Waits on the thread of a pipeline that no cmdlet of this module runs in, as a property does. PowerShell has no way to tell a
/// property that Ctrl+C was pressed, but it looks for that itself at each turn of a loop in a script.
/// </summary>
internal static class InterruptibleWait
{
    private const string Loop = "foreach ($null in $args[0]) { }";
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until a task has ended, however it ends.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline is stopped.</exception>
    public static void For(Task task)
    {
        if (!HasEnded(task) && Runspace.DefaultRunspace is not null)
        {
            ScriptBlock.Create(Loop).InvokeReturnAsIs(Turns(task));
        }
    }

    private static IEnumerable<int> Turns(Task task)
    {
        while (!HasEnded(task))
        {
            yield return 0;
        }
    }

    private static bool HasEnded(Task task) => ((IAsyncResult)task).AsyncWaitHandle.WaitOne(s_turn);
}
