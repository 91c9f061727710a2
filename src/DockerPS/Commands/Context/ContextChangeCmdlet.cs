using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Transport;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that create and change contexts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContextChangeCmdlet : ContextStoreCmdlet
{
    /// <summary>Description of the context; an empty text removes it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>CA certificate that the engine's certificate is verified against, as a PEM file. It is copied.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? CaCertificate { get; set; }

    /// <summary>Client certificate, as a PEM file. It is copied.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Certificate { get; set; }

    /// <summary>Private key of the client certificate, as an unencrypted PEM file. It is copied.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? CertificateKey { get; set; }

    /// <summary>Skips TLS certificate verification. Insecure.</summary>
    [Parameter]
    public SwitchParameter SkipTlsVerify { get; set; }

    /// <summary>Returns the changes given by the parameters.</summary>
    /// <param name="endpoint">The engine's endpoint; null to keep it.</param>
    private protected ContextChanges ChangesWith(string? endpoint) => new()
    {
        Endpoint = endpoint is null ? null : ParseOrThrow(() => DockerEndpoint.Parse(endpoint)),
        Description = Given(nameof(Description)) ? Description ?? "" : null,
        CaCertificate = Given(nameof(CaCertificate)) ? Existing(CaCertificate ?? "") : null,
        Certificate = Given(nameof(Certificate)) ? Existing(Certificate ?? "") : null,
        CertificateKey = Given(nameof(CertificateKey)) ? Existing(CertificateKey ?? "") : null,
        SkipTlsVerify = Given(nameof(SkipTlsVerify)) ? SkipTlsVerify : null,
    };

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
