using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>A cmdlet that writes tokens or keys of swarms.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SwarmKeyCmdlet : FanOutCmdlet
{
    /// <summary>Writes it as text, in place of a SecureString.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Swarm";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <summary>Writes what is secret, in the way that was asked for.</summary>
    private protected void WriteSecret(string? secret) => WriteObject(AsPlainText ? secret : SecureText.Protect(secret ?? ""));
}
