using System.Management.Automation;
using DockerPS.Engine.Streaming;

namespace DockerPS.Sessions;

/// <summary>
/// The running command, as an interface for finders and operations that do not know cmdlets. All members except the token must be used
/// on the pipeline thread.
/// </summary>
internal interface ICommandPipeline
{
    /// <summary>Cancelled when the pipeline stops.</summary>
    CancellationToken StopToken { get; }

    /// <summary>Writes an object.</summary>
    void WriteObject(object? item);

    /// <summary>Writes a non-terminating error.</summary>
    void WriteError(ErrorRecord error);

    /// <summary>Writes a warning. Control characters in it are made visible.</summary>
    void WriteWarning(string text);

    /// <summary>Warns once if docker's configuration file cannot be used; like docker, the command continues without it.</summary>
    void WarnOfConfiguration();

    /// <inheritdoc cref="WriteWarning"/>
    void WriteVerbose(string text);

    /// <inheritdoc cref="WriteWarning"/>
    void WriteProgress(ProgressRecord record);

    /// <summary>Writes a record of the information stream.</summary>
    void WriteInformation(InformationRecord record);

    /// <summary>Sets <c>$LASTEXITCODE</c>.</summary>
    void SetExitCode(long code);

    /// <summary>Ends the command with an error.</summary>
    void ThrowTerminatingError(ErrorRecord error);

    /// <summary>Writes the warnings of an engine's response.</summary>
    void WriteWarnings(IEnumerable<string>? warnings)
    {
        foreach (var warning in warnings ?? [])
        {
            WriteWarning(warning);
        }
    }

    /// <summary>Waits for a task on the pipeline thread. Stopping the pipeline ends the wait immediately.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    T Await<T>(Task<T> task)
    {
        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <inheritdoc cref="Await{T}"/>
    void Await(Task task) => Await(AsValue(task));

    /// <summary>Sends requests to a single engine on the pipeline thread, which waits for the responses itself.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    T Ask<T>(Func<Task<T>> request) => Await(WaitingThread.Run(request));

    /// <inheritdoc cref="Ask{T}"/>
    void Ask(Func<Task> request) => Await(WaitingThread.Run(request));

    private static async Task<bool> AsValue(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}
