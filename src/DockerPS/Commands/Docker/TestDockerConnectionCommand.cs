using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// Tests whether an engine can be reached, and how fast it answers (<c>docker version</c> fails if it cannot). An engine that is down is
/// a result, not an error.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "DockerConnection")]
[OutputType(typeof(ConnectionReport), typeof(bool))]
public sealed class TestDockerConnectionCommand : EngineCmdlet
{
    /// <summary>How long the engine may take to answer: <c>2s</c>, seconds, or a TimeSpan. The default is ten seconds.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Timeout { get; set; }

    /// <summary>Writes only true or false. A report itself counts as true in an <c>if</c>.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Docker";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Timeout == TimeSpan.Zero)
        {
            ThrowInvalidParameter("-Timeout must be greater than zero.", Timeout);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WarnOfConfiguration();
        var contexts = Context ?? (string?[])[RunspaceContext.Name];
        List<Task<ConnectionReport>> reports = [.. contexts.Select(context => ConnectionTest.StartAsync(context, Timeout, StopToken))];
        foreach (var report in reports.Select(Await))
        {
            WriteObject(Quiet ? report.Reachable : report);
        }
    }
}
