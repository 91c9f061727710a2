using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets about containers in networks. Networks are looked up on the engine of each container.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkMemberCmdlet : FanOutCmdlet
{
    private readonly Dictionary<string, List<NetworkTarget>> _networks = new(StringComparer.Ordinal);

    /// <summary>Networks: names, wildcards, ids (at least six digits), or objects from Get-DockerNetwork.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [NetworkReferenceTransformation]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public NetworkReference[] Network { get; set; } = [];

    /// <summary>Containers: names, wildcards, ids (at least six digits), or objects from Get-Container.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Name", "Id")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[] Container { get; set; } = [];

    /// <summary>Writes the changed containers.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Network";

    private protected override bool Changes => true;

    /// <summary>The action in the question of -WhatIf and -Confirm.</summary>
    private protected abstract string Action { get; }

    /// <summary>The containers to connect or disconnect.</summary>
    private protected virtual IEnumerable<ContainerTarget> Targets => new ContainerFinder(Engines).Resolve(Container);

    /// <summary>Processes one container, on the thread pool. Returns the error if that failed.</summary>
    private protected abstract Task<ErrorRecord?> ActAsync(
        NetworkTarget network,
        ContainerTarget container,
        CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var container in Targets)
        {
            foreach (var network in NetworksFor(container))
            {
                if (ShouldChange(container.Engine, $"{container} -> {network}", Action))
                {
                    Work.Start(container.Engine, container.ToString(), token => RunAsync(network, container, token));
                }
            }
        }
    }

    private async Task<Action> RunAsync(NetworkTarget network, ContainerTarget container, CancellationToken cancellationToken)
    {
        var refused = await ActAsync(network, container, cancellationToken).ConfigureAwait(false);
        var changed = PassThru && refused is null ? await container.ReadAsync(cancellationToken).ConfigureAwait(false) : null;
        return () =>
        {
            if (refused is not null)
            {
                WriteError(refused);
            }

            if (changed is not null)
            {
                WriteObject(changed);
            }
        };
    }

    /// <summary>Returns the networks on a container's engine, looked up once so that a missing one is one error.</summary>
    private List<NetworkTarget> NetworksFor(ContainerTarget container)
    {
        if (!_networks.TryGetValue(container.Engine.Name, out var networks))
        {
            _networks[container.Engine.Name] = networks = [.. new NetworkFinder(Engines).Resolve(Network, [container.Engine])];
        }

        foreach (var other in networks.Where(network => network.Engine.Client != container.Engine.Client))
        {
            WriteError(CommonErrors.EnginesDiffer(container.ToString(), container.Engine.Name, other.ToString(), other.Engine.Name));
        }

        return networks.FindAll(network => network.Engine.Client == container.Engine.Client);
    }
}
