using System.Management.Automation;
using System.Security;
using DockerPS.Errors;

namespace DockerPS.Commands;

/// <summary>Gets the key that unlocks locked managers (<c>docker swarm unlock-key</c>).</summary>
[Cmdlet(VerbsCommon.Get, "SwarmUnlockKey")]
[OutputType(typeof(SecureString), typeof(string))]
public sealed class GetSwarmUnlockKeyCommand : SwarmKeyCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (engine, key) in Engines.QueryAll(engine => engine.Client.Swarm.UnlockKeyAsync(StopToken)))
        {
            if (key is null)
            {
                WriteError(SwarmErrors.UnlockKeyMissing(engine.Name));
            }
            else
            {
                WriteSecret(key);
            }
        }
    }
}
