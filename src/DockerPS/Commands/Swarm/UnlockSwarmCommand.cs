using System.Management.Automation;
using System.Security;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Unlocks managers that locked themselves when they stopped (<c>docker swarm unlock</c>).</summary>
[Cmdlet(VerbsCommon.Unlock, "Swarm", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UnlockSwarmCommand : SwarmCmdlet
{
    /// <summary>Key from Get-SwarmUnlockKey, as a SecureString or text.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    [Alias("UnlockKey")]
    [SecureTextTransformation]
    public SecureString Key { get; set; } = new();

    /// <inheritdoc/>
    protected override void ProcessRecord() => StartOnEngines("Unlock swarm", async (engine, token) =>
    {
        var wasLocked = await engine.Client.Swarm.UnlockAsync(SecureText.Reveal(Key), token).ConfigureAwait(false);
        return () =>
        {
            if (!wasLocked)
            {
                WriteVerbose($"The manager '{engine.Name}' is not locked.");
            }
        };
    });
}
