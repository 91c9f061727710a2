using System.ComponentModel;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets about swarms as a whole: each engine that is named stands for its swarm.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SwarmCmdlet : FanOutCmdlet
{
    /// <inheritdoc/>
    protected override string Noun => "Swarm";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;
}
