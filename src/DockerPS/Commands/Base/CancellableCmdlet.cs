using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Sessions;
using DockerPS.Terminal;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that await asynchronous work.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class CancellableCmdlet : PSCmdlet, ICommandPipeline, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private bool _isConfigurationKnown;

    /// <summary>Keeps the token, since a disposed source does not return it any more.</summary>
    protected CancellableCmdlet() => StopToken = _stop.Token;

    /// <summary>Cancelled when the pipeline stops, for whatever reason.</summary>
    protected CancellationToken StopToken { get; }

    CancellationToken ICommandPipeline.StopToken => StopToken;

    void ICommandPipeline.WriteObject(object? item) => WriteObject(item);

    void ICommandPipeline.WriteWarning(string text) => WriteWarning(text);

    void ICommandPipeline.WarnOfConfiguration() => WarnOfConfiguration();

    void ICommandPipeline.WriteVerbose(string text) => WriteVerbose(text);

    void ICommandPipeline.WriteProgress(ProgressRecord record) => WriteProgress(record);

    void ICommandPipeline.SetExitCode(long code) => SetExitCode(code);

    void ICommandPipeline.ThrowTerminatingError(ErrorRecord error) => ThrowTerminatingError(error);

    /// <inheritdoc cref="ICommandPipeline.Await{T}"/>
    private protected T Await<T>(Task<T> task) => ((ICommandPipeline)this).Await(task);

    /// <inheritdoc cref="ICommandPipeline.Await{T}"/>
    private protected void Await(Task task) => ((ICommandPipeline)this).Await(task);

    /// <inheritdoc cref="ICommandPipeline.Ask{T}"/>
    private protected T Ask<T>(Func<Task<T>> request) => ((ICommandPipeline)this).Ask(request);

    /// <inheritdoc cref="ICommandPipeline.Ask{T}"/>
    private protected void Ask(Func<Task> request) => ((ICommandPipeline)this).Ask(request);

    /// <summary>
    /// Enumerates an asynchronous sequence on the pipeline thread. The next element is requested when the last one was consumed, and the
    /// sequence is disposed of when the caller stops.
    /// </summary>
    private protected IEnumerable<T> Enumerate<T>(IAsyncEnumerable<T> sequence)
    {
        var elements = sequence.GetAsyncEnumerator(StopToken);
        try
        {
            while (Await(elements.MoveNextAsync().AsTask()))
            {
                yield return elements.Current;
            }
        }
        finally
        {
            Await(elements.DisposeAsync().AsTask());
        }
    }

    /// <summary>Sets <c>$LASTEXITCODE</c>.</summary>
    private protected void SetExitCode(long code) => SessionState.PSVariable.Set("global:LASTEXITCODE", (int)code);

    /// <inheritdoc cref="ICommandPipeline.WarnOfConfiguration"/>
    private protected void WarnOfConfiguration()
    {
        if (!_isConfigurationKnown && ConfigFile.Read().Problem is { } problem)
        {
            WriteWarning(problem);
        }

        _isConfigurationKnown = true;
    }

    /// <summary>Writes a warning with control characters made visible: it may contain names and messages of engines.</summary>
    private protected new void WriteWarning(string text) => base.WriteWarning(VisibleText.OfLines(text));

    /// <inheritdoc cref="WriteWarning"/>
    private protected new void WriteVerbose(string text) => base.WriteVerbose(VisibleText.OfLines(text));

    /// <inheritdoc cref="WriteWarning"/>
    private protected new void WriteProgress(ProgressRecord record)
    {
        record.Activity = VisibleText.OfLine(record.Activity);
        record.StatusDescription = VisibleText.OfLine(record.StatusDescription);
        record.CurrentOperation = record.CurrentOperation is { } current ? VisibleText.OfLine(current) : null;
        base.WriteProgress(record);
    }

    /// <summary>Asks for confirmation, with control characters made visible.</summary>
    private protected new bool ShouldProcess(string? target, string action) =>
        base.ShouldProcess(VisibleText.OfLine(target ?? ""), action);

    /// <summary>Asks for confirmation like the other form, and returns the reason if it is not given.</summary>
    private protected bool ShouldProcess(string target, string action, out ShouldProcessReason reason)
    {
        var text = VisibleText.OfLine(target);
        return base.ShouldProcess(
            $"Performing the operation \"{action}\" on target \"{text}\".",
            $"Are you sure you want to perform this action?\nPerforming the operation \"{action}\" on target \"{text}\".",
            "Confirm",
            out reason);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels work that is still running, also if the pipeline ended without <see cref="Cmdlet.EndProcessing"/>.</summary>
    protected virtual void Dispose(bool disposing)
    {
        _stop.Cancel();
        _stop.Dispose();
    }
}
