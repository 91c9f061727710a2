using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Gets the CA certificate of a swarm (<c>docker swarm ca</c>).</summary>
[Cmdlet(VerbsCommon.Get, "SwarmCertificate")]
[OutputType(typeof(SwarmCertificate))]
public sealed class GetSwarmCertificateCommand : SwarmCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (engine, swarm) in Engines.QueryAll(engine => engine.Client.Swarm.InspectAsync(StopToken)))
        {
            WriteFromEngine(new SwarmCertificate(swarm, engine.Name));
        }
    }
}
