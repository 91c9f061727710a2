using System.Management.Automation;
using DockerPS.Sessions;

namespace DockerPS.Tests.Fixtures;

/// <summary>A running command that keeps what is written.</summary>
internal sealed class CommandPipeline : ICommandPipeline
{
    public List<ErrorRecord> Errors { get; } = [];

    /// <summary>The ids of the errors, and of the one that ended the command.</summary>
    public IEnumerable<string> ErrorIds => Errors.Select(error => error.FullyQualifiedErrorId);

    public CancellationToken StopToken => CancellationToken.None;

    public void WriteObject(object? item)
    {
    }

    public void WriteError(ErrorRecord error) => Errors.Add(error);

    public void WriteWarning(string text)
    {
    }

    public void WarnOfConfiguration()
    {
    }

    public void WriteVerbose(string text)
    {
    }

    public void WriteProgress(ProgressRecord record)
    {
    }

    public void WriteInformation(InformationRecord record)
    {
    }

    public void SetExitCode(long code)
    {
    }

    public void ThrowTerminatingError(ErrorRecord error) => Errors.Add(error);
}
