using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that change the state of containers and, with -PassThru, write the changed containers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContainerStateCmdlet : FanOutCmdlet
{
    /// <inheritdoc cref="ContainerTargetCmdlet.Name"/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[] Name { get; set; } = [];

    /// <summary>Writes the changed containers.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Container";

    private protected override bool Changes => true;

    /// <summary>The containers, resolved one by one.</summary>
    private protected IEnumerable<ContainerTarget> Targets => new ContainerFinder(Engines).Resolve(Name);

    /// <summary>The action in the question of -WhatIf and -Confirm, like <c>Stop container</c>.</summary>
    private protected abstract string Action { get; }

    /// <summary>Verbose text for a container that needed no change, like <c>is already running</c>.</summary>
    private protected virtual string AlreadySo => "needs no change";

    /// <summary>Changes one container, on the thread pool. Returns whether there was anything to change.</summary>
    private protected abstract Task<bool> ChangeAsync(ContainerTarget target, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in Targets)
        {
            if (ShouldChange(target.Engine, target, Action))
            {
                Work.Start(target.Engine, target.Name, token => RunAsync(target, token));
            }
        }
    }

    private async Task<Action> RunAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        var changed = await ChangeAsync(target, cancellationToken).ConfigureAwait(false);
        var container = PassThru ? await target.ReadAsync(cancellationToken).ConfigureAwait(false) : null;
        return () =>
        {
            if (!changed)
            {
                WriteVerbose($"The container '{target}' {AlreadySo}.");
            }

            if (container is not null)
            {
                WriteObject(container);
            }
        };
    }
}
