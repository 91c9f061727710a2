using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Waits until the engines of a swarm have certificates of its new authority, and shows how many have.</summary>
/// <param name="engine">A manager.</param>
/// <param name="show">Takes progress to the pipeline thread.</param>
internal sealed class SwarmRotation(EngineSession engine, Action<ProgressRecord> show)
{
    private const string Activity = "Rotating certificates";

    /// <summary>No event tells of it.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    private readonly int _id = ProgressId.Next();

    /// <summary>Waits until none of the engines that are there is missing. Those that are down get theirs when they are back.</summary>
    /// <returns>The swarm as it is then, and the nodes that are down and have none yet.</returns>
    public async Task<(SwarmInspect Swarm, IReadOnlyList<string> Missing)> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var swarm = await engine.Client.Swarm.InspectAsync(cancellationToken).ConfigureAwait(false);
                var nodes = await engine.Client.Nodes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                var missing = nodes.Where(node => node.Description?.TlsInfo?.CertIssuerPublicKey != swarm.TlsInfo?.CertIssuerPublicKey).ToList();
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
