using System.Management.Automation;

namespace DockerPS.Sessions;

/// <summary>
/// The running command as finders and operations see it, so that they need no cmdlet. Everything but the token belongs to the pipeline
/// thread.
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

    /// <summary>Warns once if docker's configuration file cannot be used: the command goes on without it, as docker does.</summary>
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

    /// <summary>Writes the warnings that came with an engine's answer.</summary>
    void WriteWarnings(IEnumerable<string>? warnings)
    {
        foreach (var warning in warnings ?? [])
        {
            WriteWarning(warning);
        }
    }

    /// <summary>Waits for a task on the pipeline thread. A stop ends the wait at once.</summary>
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

    private static async Task<bool> AsValue(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}
