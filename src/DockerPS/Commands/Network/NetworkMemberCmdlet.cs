using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>A cmdlet about containers in networks. Names of networks are looked up on the engine of each container.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkMemberCmdlet : FanOutCmdlet
{
    private readonly Dictionary<string, List<NetworkTarget>> _networks = new(StringComparer.Ordinal);

    /// <summary>The networks: names, wildcards, ids (from six digits on), or objects from Get-DockerNetwork.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [NetworkReferenceTransformation]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public NetworkReference[] Network { get; set; } = [];

    /// <summary>
    /// The containers: names, wildcards, ids (from six digits on), or objects from Get-Container, also by the pipeline.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Name", "Id")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[] Container { get; set; } = [];

    /// <summary>Writes the containers as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Network";

    private protected override bool Changes => true;

    /// <summary>What -WhatIf and -Confirm call the action.</summary>
    private protected abstract string Action { get; }

    /// <summary>The containers that are meant.</summary>
    private protected virtual IEnumerable<ContainerTarget> Targets => new ContainerFinder(Engines).Resolve(Container);

    /// <summary>Does it to one container, on the pool; why not, where it was not done.</summary>
    private protected abstract Task<ErrorRecord?> ActAsync(NetworkTarget network, ContainerTarget container, CancellationToken cancellationToken);

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
        var why = await ActAsync(network, container, cancellationToken).ConfigureAwait(false);
        var now = PassThru && why is null ? await container.ReadAsync(cancellationToken).ConfigureAwait(false) : null;
        return () =>
        {
            if (why is not null)
            {
                WriteError(why);
            }

            if (now is not null)
            {
                WriteObject(now);
            }
        };
    }

    /// <summary>The networks on a container's engine: they are looked up once, so that one that is missing is one error.</summary>
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
