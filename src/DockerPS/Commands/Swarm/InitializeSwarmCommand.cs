using System.Management.Automation;
using System.Net;
using System.Text.Json.Nodes;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Makes a swarm, with the engine as its first manager (<c>docker swarm init</c>).</summary>
[Cmdlet(VerbsData.Initialize, "Swarm", SupportsShouldProcess = true)]
[OutputType(typeof(Swarm))]
public sealed class InitializeSwarmCommand : SwarmSettingsCmdlet
{
    /// <summary>Where other engines reach this one: an address or an interface, with or without a port; left out, the engine finds it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateInterface(AllowPort = true)]
    public string? AdvertiseAddress { get; set; }

    /// <summary>Where the engine listens as a manager: an address or an interface, with or without a port; left out, on port 2377 everywhere.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateInterface(AllowPort = true)]
    public string ListenAddress { get; set; } = SwarmLimits.ListenAddress;

    /// <summary>Where traffic between containers of several engines passes: an address or an interface; left out, that of -AdvertiseAddress.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateInterface]
    public string? DataPathAddress { get; set; }

    /// <summary>The port of that traffic; left out, 4789.</summary>
    [Parameter]
    [ValidateRange(1024, 49151)]
    public int? DataPathPort { get; set; }

    /// <summary>Where the subnets of the swarm's networks come from, like <c>10.20.0.0/16</c>; left out, <c>10.0.0.0/8</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("DefaultAddrPool")]
    [SubnetTransformation]
    public IPNetwork[]? DefaultAddressPool { get; set; }

    /// <summary>The bits of the mask of those subnets; left out, 24.</summary>
    [Parameter]
    [Alias("DefaultAddrPoolMaskLength")]
    [ValidateRange(1, 29)]
    public int? SubnetSize { get; set; }

    /// <summary>Whether the engine is given tasks (Active), no new ones (Pause), or none at all (Drain).</summary>
    [Parameter]
    [WordTransformation("Active", "Pause", "Drain")]
    [ValidateSet("Active", "Pause", "Drain")]
    public string? Availability { get; set; }

    /// <summary>Makes a swarm of what this manager knows of one whose other managers are lost: services, secrets and nodes remain.</summary>
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
        StartOnEngines(ForceNewCluster ? "Make new swarm of what is left" : "Make swarm", (engine, token) => MakeAsync(engine, request, token));
    }

    private async Task<Action> MakeAsync(EngineSession engine, SwarmInitRequest request, CancellationToken cancellationToken)
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
