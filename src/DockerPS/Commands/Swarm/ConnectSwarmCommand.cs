using System.Management.Automation;
using System.Security;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Joins engines to a swarm, as workers or managers (<c>docker swarm join</c>).</summary>
[Cmdlet(VerbsCommunications.Connect, "Swarm", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ConnectSwarmCommand : SwarmCmdlet
{
    /// <summary>Addresses of managers, with or without a port (2377); the first one that responds is used.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [Alias("ManagerAddress")]
    public string[] RemoteAddress { get; set; } = [];

    /// <summary>Token from Get-SwarmJoinToken, as a SecureString or text. It determines the role: worker or manager.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    [Alias("Token")]
    [SecureTextTransformation]
    public SecureString JoinToken { get; set; } = new();

    /// <summary>
    /// Address under which other engines reach this one: an address or interface, with or without a port. Default: detected by the engine.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateInterface(AllowPort = true)]
    public string? AdvertiseAddress { get; set; }

    /// <summary>
    /// Address on which the engine listens as a manager: an address or interface, with or without a port. Default: port 2377 on all
    /// interfaces.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateInterface(AllowPort = true)]
    public string ListenAddress { get; set; } = SwarmLimits.ListenAddress;

    /// <summary>Address for container traffic between engines: an address or interface. Default: -AdvertiseAddress.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateInterface]
    public string? DataPathAddress { get; set; }

    /// <summary>Availability: accepts tasks (Active), no new ones (Pause), or none at all (Drain).</summary>
    [Parameter]
    [WordTransformation("Active", "Pause", "Drain")]
    [ValidateSet("Active", "Pause", "Drain")]
    public string? Availability { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var request = new SwarmJoinRequest
        {
            RemoteAddrs = RemoteAddress,
            JoinToken = SecureText.Reveal(JoinToken),
            AdvertiseAddr = AdvertiseAddress,
            ListenAddr = ListenAddress,
            DataPathAddr = DataPathAddress,
            Availability = Availability?.ToLowerInvariant(),
        };
        StartOnEngines($"Join swarm at {string.Join(", ", RemoteAddress)}", async (engine, token) =>
        {
            await engine.Client.Swarm.JoinAsync(request, token).ConfigureAwait(false);
            return () => { };
        });
    }
}
