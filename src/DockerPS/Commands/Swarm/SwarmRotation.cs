using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Waits until all engines of a swarm have certificates of its new authority, and shows how many have.</summary>
/// <param name="engine">A manager.</param>
/// <param name="show">Takes progress to the pipeline thread.</param>
internal sealed class SwarmRotation(EngineSession engine, Action<ProgressRecord> show)
{
    private const string Activity = "Rotating certificates";

    /// <summary>No event tells of it.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    private readonly int _id = ProgressId.Next();

    /// <summary>Waits; engines that are down are waited for, as long as it takes.</summary>
    /// <returns>The swarm as it is then.</returns>
    public async Task<SwarmInspect> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var swarm = await engine.Client.Swarm.InspectAsync(cancellationToken).ConfigureAwait(false);
            if (!swarm.RootRotationInProgress)
            {
                show(new(_id, Activity, "Done") { RecordType = ProgressRecordType.Completed });
                return swarm;
            }

            var nodes = await engine.Client.Nodes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            var done = nodes.Count(node => node.Description?.TlsInfo is { } tls && tls.CertIssuerPublicKey == swarm.TlsInfo?.CertIssuerPublicKey);
            show(new(_id, Activity, $"{done} of {nodes.Count} nodes have theirs") { PercentComplete = done * 100 / Math.Max(nodes.Count, 1) });
            await Task.Delay(s_interval, cancellationToken).ConfigureAwait(false);
        }
    }
}
