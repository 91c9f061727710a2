using System.ComponentModel;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>
/// A cmdlet that does one thing to each of the containers given, many at the same time. A subclass says what it is called and
/// what is sent.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContainerActionCmdlet : ContainerTargetCmdlet
{
    private protected override bool Changes => true;

    /// <summary>What -WhatIf and -Confirm call the action, like <c>Stop container</c>.</summary>
    private protected abstract string Action { get; }

    /// <summary>Does it to one container, on the pool; what it returns runs on the pipeline thread.</summary>
    private protected abstract Task<Action> ActAsync(ContainerTarget target, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in Resolve(Name))
        {
            if (ShouldChange(target.Engine, target, Action))
            {
                StartWork(target.Engine, target.Name, token => ActAsync(target, token));
            }
        }
    }
}
