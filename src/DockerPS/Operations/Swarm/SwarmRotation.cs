using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Waits until all swarm nodes have certificates of the new root CA, and shows the progress.</summary>
/// <param name="engine">A manager.</param>
/// <param name="show">Passes progress to the pipeline thread.</param>
internal sealed class SwarmRotation(EngineSession engine, Action<ProgressRecord> show)
{
    private const string Activity = "Rotating certificates";

    /// <summary>Polling interval, as no event reports the rotation.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    private readonly int _id = ProgressId.Next();

    /// <summary>Waits until all available nodes have a new certificate. Nodes that are down get theirs when they return.</summary>
    /// <returns>The swarm after the rotation, and the nodes that are down and lack a new certificate.</returns>
    public async Task<(SwarmInspect Swarm, IReadOnlyList<string> Missing)> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var swarm = await engine.Client.Swarm.InspectAsync(cancellationToken).ConfigureAwait(false);
                var nodes = await engine.Client.Nodes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                var issuer = swarm.TlsInfo?.CertIssuerPublicKey;
                var missing = nodes.Where(node => node.Description?.TlsInfo?.CertIssuerPublicKey != issuer).ToList();
                if (!swarm.RootRotationInProgress || (missing.Count > 0 && missing.TrueForAll(node => node.Status?.State == "down")))
                {
                    return (swarm, swarm.RootRotationInProgress ? [.. missing.Select(node => node.Name)] : []);
                }

                var done = nodes.Count - missing.Count;
                var status = $"{done} of {nodes.Count} nodes have a new certificate";
                show(new(_id, Activity, status) { PercentComplete = done * 100 / Math.Max(nodes.Count, 1) });
                await Task.Delay(s_interval, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            show(new(_id, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
