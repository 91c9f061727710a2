using System.Management.Automation;
using System.Net;
using System.Text.Json.Nodes;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Creates a swarm with the engine as its first manager (<c>docker swarm init</c>).</summary>
[Cmdlet(VerbsData.Initialize, "Swarm", SupportsShouldProcess = true)]
[OutputType(typeof(Swarm))]
public sealed class InitializeSwarmCommand : SwarmSettingsCmdlet
{
    /// <summary>
    /// The address where other engines reach this one: an address or an interface, with or without a port. The default is detected.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateInterface(AllowPort = true)]
    public string? AdvertiseAddress { get; set; }

    /// <summary>
    /// The address where the engine listens as a manager: an address or an interface, with or without a port. The default is port 2377 on
    /// all interfaces.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateInterface(AllowPort = true)]
    public string ListenAddress { get; set; } = SwarmLimits.ListenAddress;

    /// <summary>
    /// The address for traffic between containers of several engines: an address or an interface. The default is that of
    /// -AdvertiseAddress.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateInterface]
    public string? DataPathAddress { get; set; }

    /// <summary>The port for that traffic. The default is 4789.</summary>
    [Parameter]
    [ValidateRange(1024, 49151)]
    public int? DataPathPort { get; set; }

    /// <summary>Address pools for the swarm's networks, such as <c>10.20.0.0/16</c>. The default is <c>10.0.0.0/8</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("DefaultAddrPool")]
    [SubnetTransformation]
    public IPNetwork[]? DefaultAddressPool { get; set; }

    /// <summary>Prefix length of those subnets. The default is 24.</summary>
    [Parameter]
    [Alias("DefaultAddrPoolMaskLength")]
    [ValidateRange(1, 29)]
    public int? SubnetSize { get; set; }

    /// <summary>Whether the engine gets tasks (Active), no new tasks (Pause), or none at all (Drain).</summary>
    [Parameter]
    [WordTransformation("Active", "Pause", "Drain")]
    [ValidateSet("Active", "Pause", "Drain")]
    public string? Availability { get; set; }

    /// <summary>
    /// Creates a new swarm from this manager's data if the other managers are lost. Services, secrets and nodes are kept.
    /// </summary>
    [Parameter]
    public SwitchParameter ForceNewCluster { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var request = new SwarmInitRequest
        {
            ListenAddr = ListenAddress,
            AdvertiseAddr = AdvertiseAddress,
            DataPathAddr = DataPathAddress,
            DataPathPort = DataPathPort,
            DefaultAddrPool = DefaultAddressPool?.Select(pool => pool.ToString()).ToList(),
            SubnetSize = SubnetSize,
            Availability = Availability?.ToLowerInvariant(),
            ForceNewCluster = ForceNewCluster,
            Spec = Named(new()),
        };
        StartOnEngines(
            ForceNewCluster ? "Create new swarm from what is left" : "Create swarm",
            (engine, token) => InitializeAsync(engine, request, token));
    }

    private async Task<Action> InitializeAsync(EngineSession engine, SwarmInitRequest request, CancellationToken cancellationToken)
    {
        if (ForceNewCluster && await SwarmState.LocksItselfAsync(engine, cancellationToken).ConfigureAwait(false))
        {
            return () => WriteError(SwarmErrors.SwarmLocksItself(engine.Name));
        }

        var overlay = Overlay is null ? null : new JsonObject { [nameof(SwarmInitRequest.Spec)] = Overlay.DeepClone() };
        await engine.Client.Swarm.InitAsync(request, overlay, cancellationToken).ConfigureAwait(false);
        var swarm = await SwarmState.ReadAsync(engine, cancellationToken).ConfigureAwait(false);
        return () =>
        {
            WarnOfLocks();
            WriteFromEngine(swarm);
        };
    }
}
