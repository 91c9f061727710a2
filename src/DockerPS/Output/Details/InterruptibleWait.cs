using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace DockerPS.Output;

/// <summary>
/// Waits on a pipeline thread outside of a cmdlet of this module, as properties do. PowerShell cannot notify a property of Ctrl+C, but
/// checks for it at each iteration of a loop in a script.
/// </summary>
internal static class InterruptibleWait
{
    private const string Loop = "foreach ($null in $args[0]) { }";
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until a task completes, whether it succeeds or not.</summary>
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
