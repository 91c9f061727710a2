using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that write tokens or keys of swarms.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SwarmKeyCmdlet : FanOutCmdlet
{
    /// <summary>Writes the secret as text instead of a SecureString.</summary>
    [Parameter]
    [Alias("Q")]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Swarm";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <summary>Writes a secret as a SecureString or, with -AsPlainText, as text.</summary>
    private protected void WriteSecret(string? secret) => WriteObject(AsPlainText ? secret : SecureText.Protect(secret ?? ""));
}
