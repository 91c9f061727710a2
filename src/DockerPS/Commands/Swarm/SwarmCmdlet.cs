using System.ComponentModel;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets about whole swarms: each engine in -Context selects its swarm.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SwarmCmdlet : FanOutCmdlet
{
    /// <inheritdoc/>
    protected override string Noun => "Swarm";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;
}
