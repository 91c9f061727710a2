using System.Management.Automation;
using System.Management.Automation.Remoting;
using System.Management.Automation.Runspaces;
using DockerPS.Errors;
using DockerPS.Remoting;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Opens a runspace that PowerShell serves in a container.</summary>
/// <param name="target">The container.</param>
/// <param name="name">The name that the objects of the session bear.</param>
/// <param name="process">PowerShell in the container.</param>
/// <param name="limit">How long the opening may take.</param>
internal sealed class SessionOpening(ContainerTarget target, string name, PowerShellProcess process, TimeSpan limit)
{
    private readonly ProcessConnectionInfo _connection = new(name, process);

    /// <summary>Opens the runspace. Until it is taken over, the token ends it, however far it has come.</summary>
    /// <param name="create">Creates the runspace of a connection.</param>
    /// <param name="takeOver">Takes the open runspace; runs on the pipeline thread.</param>
    /// <param name="refuse">Takes the error of a session that did not open.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <returns>The action for the pipeline thread.</returns>
    public async Task<Action> RunAsync(
        Func<RunspaceConnectionInfo, Runspace> create,
        Action<Runspace> takeOver,
        Action<ErrorRecord> refuse,
        CancellationToken cancellationToken)
    {
        var runspace = create(_connection);
        var opened = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        runspace.StateChanged += (_, change) => Note(change.RunspaceStateInfo.State, opened);
        var ending = cancellationToken.Register(() => End(runspace, new(new PipelineStoppedException().Message, null)));
        runspace.OpenAsync();
        if (await Task.WhenAny(opened.Task, Task.Delay(limit, cancellationToken)).ConfigureAwait(false) != opened.Task)
        {
            cancellationToken.ThrowIfCancellationRequested();
            End(runspace, process.OpenTimedOut(limit));
        }

        if (await opened.Task.WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            return () =>
            {
                ending.Dispose();
                takeOver(runspace);
            };
        }

        await ending.DisposeAsync().ConfigureAwait(false);
        var failure = process.Failure ?? SessionErrors.Ended(target.ToString(), runspace.RunspaceStateInfo.Reason?.Message ?? "");
        runspace.Dispose();
        return process.Refusal is { } refusal ? throw refusal : () => refuse(failure);
    }

    private void Note(RunspaceState state, TaskCompletionSource<bool> opened)
    {
        if (state == RunspaceState.Opened)
        {
            process.WasOpen = true;
            opened.TrySetResult(true);
        }
        else if (state is RunspaceState.Broken or RunspaceState.Closed)
        {
            opened.TrySetResult(false);
        }
    }

    /// <summary>Ends the connection first, since PowerShell waits a minute for the process to close the session otherwise.</summary>
    private void End(Runspace runspace, PSRemotingTransportException reason)
    {
        _connection.End(reason);
        _ = Task.Run(runspace.Dispose);
    }
}
