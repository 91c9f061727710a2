using System.Management.Automation;
using System.Security;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Has engines join a swarm, as workers or as managers (<c>docker swarm join</c>).</summary>
[Cmdlet(VerbsCommunications.Connect, "Swarm", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ConnectSwarmCommand : SwarmCmdlet
{
    /// <summary>The addresses of managers, with or without a port (2377): the first that answers is used.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [Alias("ManagerAddress")]
    public string[] RemoteAddress { get; set; } = [];

    /// <summary>The token of Get-SwarmJoinToken, as a SecureString or as text. It decides whether they become workers or managers.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    [Alias("Token")]
    [SecureTextTransformation]
    public SecureString JoinToken { get; set; } = new();

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

    /// <summary>Whether the engine is given tasks (Active), no new ones (Pause), or none at all (Drain).</summary>
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
