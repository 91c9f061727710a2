using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Configuration;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>What cmdlets have whose work is asynchronous: the stop token, and waiting on the pipeline thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CancellableCmdlet : PSCmdlet, ICommandPipeline, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private bool _isConfigurationKnown;

    /// <summary>Starts the token: it is kept, since a source gives none any more once it is disposed of.</summary>
    protected CancellableCmdlet() => StopToken = _stop.Token;

    /// <summary>Cancelled when the pipeline stops, however it does.</summary>
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

    /// <summary>
    /// Walks an asynchronous sequence on the pipeline thread: the next element is asked for when the last one was taken, and the
    /// sequence ends when the caller stops, however it does.
    /// </summary>
    private protected IEnumerable<T> Walk<T>(IAsyncEnumerable<T> sequence)
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

    /// <summary>Refuses parameters that make no sense together, before anything is sent.</summary>
    protected void ThrowInvalidParameter(string message, object? target = null) => ThrowTerminatingError(CommonErrors.InvalidParameter(message, target));

    /// <summary>Warns of numbers in lists of words that PowerShell has changed: <c>echo, 0123</c> runs <c>echo 123</c>.</summary>
    private protected void WarnOfTypedNumbers()
    {
        var words = MyInvocation.BoundParameters.Values.OfType<string[]>().SelectMany(list => list).ToHashSet(StringComparer.Ordinal);
        if (!words.Any(word => word.Length > 0 && char.IsAsciiDigit(word[^1]))
            || PSObject.AsPSObject(MyInvocation).Properties["Statement"]?.Value is not string statement)
        {
            return;
        }

        foreach (var (typed, given) in TypedNumbers.Changed(statement, words))
        {
            WriteWarning($"PowerShell has read {typed} in a list as a number, and passes on {given}. Put it in quotes: '{typed}'.");
        }
    }

    /// <summary>Sets <c>$LASTEXITCODE</c>.</summary>
    private protected void SetExitCode(long code) => SessionState.PSVariable.Set("global:LASTEXITCODE", (int)code);

    /// <summary>Refuses a command that has lost one of its options to a parameter of the cmdlet.</summary>
    /// <param name="target">The parameter of the first loose word.</param>
    private protected void RefuseSlip(string target)
    {
        if (CommandSlip.Find(MyInvocation, target, name => SessionState.PSVariable.GetValue(name)) is { } slip)
        {
            ThrowInvalidParameter(slip);
        }
    }

    /// <summary>Makes a value out of parameters; what does not fit is refused before anything is sent.</summary>
    private protected T ParseOrThrow<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (FormatException error)
        {
            ThrowInvalidParameter(error.Message);
            throw;
        }
        catch (ArchiveException error)
        {
            ThrowTerminatingError(ErrorMapping.From(error, error.Path, ""));
            throw;
        }
    }

    /// <inheritdoc cref="ICommandPipeline.WarnOfConfiguration"/>
    private protected void WarnOfConfiguration()
    {
        if (!_isConfigurationKnown && ConfigFile.Read().Problem is { } problem)
        {
            WriteWarning(problem);
        }

        _isConfigurationKnown = true;
    }

    /// <summary>Writes a warning without what a terminal would obey: names and engines' words are in it.</summary>
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

    /// <summary>Asks for a confirmation without what a terminal would obey.</summary>
    private protected new bool ShouldProcess(string? target, string action) => base.ShouldProcess(VisibleText.OfLine(target ?? ""), action);

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels what is still under way; also after an end that <see cref="Cmdlet.EndProcessing"/> does not see.</summary>
    protected virtual void Dispose(bool disposing)
    {
        _stop.Cancel();
        _stop.Dispose();
    }
}
