using System.Collections;
using System.Management.Automation;
using System.Text.Json.Nodes;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Gives the engines of a swarm certificates of a new authority, and waits until those that are there have them (<c>docker swarm ca --rotate</c>).</summary>
[Cmdlet(VerbsCommon.Reset, "SwarmCertificate", SupportsShouldProcess = true)]
[OutputType(typeof(SwarmCertificate))]
public sealed class ResetSwarmCertificateCommand : SwarmCmdlet
{
    private JsonObject? _overlay;
    private string? _certificate;
    private string? _key;

    /// <summary>A file with the certificate of the authority (PEM); left out, the swarm makes a new one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("CaCert")]
    public string? CaCertificate { get; set; }

    /// <summary>A file with the key of that certificate (PEM).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CaKey { get; set; }

    /// <summary>How long the engines' certificates are good from now on, an hour at least: <c>90d</c>, <c>12h</c>, a TimeSpan.</summary>
    [Parameter]
    [Alias("CertExpiry")]
    [DurationTransformation]
    public TimeSpan? CertificateExpiry { get; set; }

    /// <summary>Does not wait until the engines have theirs.</summary>
    [Parameter]
    public SwitchParameter Detach { get; set; }

    /// <summary>A hashtable laid over the settings of the swarm, for what has no parameter: <c>@{ CAConfig = @{ ExternalCAs = @(…) } }</c>.</summary>
    [Parameter]
    public IDictionary? ApiOption { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _overlay = ParseOrThrow(() => Parameters.ApiOption.ToJson(ApiOption));
        if (CaKey is not null && CaCertificate is null)
        {
            ThrowInvalidParameter("A key without its certificate is of no use: give -CaCertificate with -CaKey.");
        }

        if (CertificateExpiry < SwarmLimits.ShortestCertificate)
        {
            ThrowInvalidParameter(SwarmLimits.TooShort(CertificateExpiry));
        }

        (_certificate, _key) = (ParseOrThrow(() => PemFile.Read(CaCertificate, SessionState)), ParseOrThrow(() => PemFile.Read(CaKey, SessionState)));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => StartOnEngines("Make new certificates of swarm", RotateAsync);

    private async Task<Action> RotateAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var swarm = await SwarmState.UpdateAsync(engine, Rotated, SwarmRotations.None, _overlay, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> missing = [];
        if (!Detach)
        {
            (swarm, missing) = await new SwarmRotation(engine, Work.QueueProgress).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return () =>
        {
            if (missing.Count > 0)
            {
                WriteWarning($"The change of certificates is not complete: these nodes are down: {string.Join(", ", missing)}. They get theirs when they are back; Remove-SwarmNode removes those that are lost.");
            }

            WriteFromEngine(new SwarmCertificate(swarm, engine.Name));
        };
    }

    /// <summary>An authority is made anew when the number grows; one that is given says so by itself.</summary>
    private SwarmSpec Rotated(SwarmSpec spec)
    {
        var authority = spec.Authority ?? new();
        return spec with
        {
            Authority = authority with
            {
                SigningCertificate = _certificate ?? "",
                SigningKey = _key ?? "",
                ForceRotate = (authority.ForceRotate ?? 0) + (_certificate is null ? 1UL : 0),
                NodeCertExpiry = EngineTime.ToNanoseconds(CertificateExpiry) ?? authority.NodeCertExpiry,
            },
        };
    }
}
