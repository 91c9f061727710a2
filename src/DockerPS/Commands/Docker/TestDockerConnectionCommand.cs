using System.Diagnostics;
using System.Management.Automation;
using DockerPS.Engine;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Tells whether an engine can be reached, and how fast it answers (<c>docker version</c> fails if it cannot). An engine that is down is an answer, not an error.</summary>
[Cmdlet(VerbsDiagnostic.Test, "DockerConnection")]
[OutputType(typeof(ConnectionReport), typeof(bool))]
public sealed class TestDockerConnectionCommand : EngineCmdlet
{
    /// <summary>How long the engine may take: <c>2s</c>, seconds, or a TimeSpan. Left out, ten seconds.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Timeout { get; set; }

    /// <summary>Writes only true or false: a report is always true in an <c>if</c>.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Docker";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Timeout == TimeSpan.Zero)
        {
            ThrowInvalidParameter("-Timeout must be longer than nothing.", Timeout);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WarnOfConfiguration();
        List<Task<ConnectionReport>> reports = [.. (Context is null ? [RunspaceContext.Name] : Context.Select(name => (string?)name)).Select(name => Task.Run(() => ReportAsync(name), StopToken))];
        foreach (var report in reports.Select(Await))
        {
            WriteObject(Quiet ? report.Reachable : report);
        }
    }

    /// <summary>Asks an engine over a connection of its own, so that the answer is of now.</summary>
    private async Task<ConnectionReport> ReportAsync(string? context)
    {
        var (name, endpoint) = (context ?? "", (string?)null);
        try
        {
            var selection = EngineSelection.Find(context);
            (name, endpoint) = (selection.Name, selection.Endpoint.Text);
            var options = EngineSelection.Options();
            using var client = new DockerClient(selection.Endpoint, options with { Tls = selection.Tls, ConnectTimeout = Timeout ?? options.ConnectTimeout });
            var spoken = await client.NegotiateAsync(StopToken).ConfigureAwait(false);
            var clock = Stopwatch.StartNew();
            await client.System.PingAsync(StopToken).ConfigureAwait(false);
            var latency = clock.Elapsed;
            var version = await client.System.VersionAsync(StopToken).ConfigureAwait(false);
            return new(name, endpoint, latency, version.Version, spoken.ToString(), null);
        }
        catch (DockerException error)
        {
            return new(name, endpoint, null, null, null, error.Message);
        }
    }
}
