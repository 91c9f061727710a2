using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Transport;

namespace DockerPS.Commands;

/// <summary>What contexts are made and changed with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContextChangeCmdlet : ContextStoreCmdlet
{
    /// <summary>What the user says about it; an empty text takes that away.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>The file with the certificate of who vouches for the engine, as PEM. It is copied.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? CaCertificate { get; set; }

    /// <summary>The file with the client's certificate, as PEM. It is copied.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Certificate { get; set; }

    /// <summary>The file with the key of the client's certificate, as PEM and not encrypted. It is copied.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? CertificateKey { get; set; }

    /// <summary>Believes any engine over TLS. This is not safe.</summary>
    [Parameter]
    public SwitchParameter SkipTlsVerify { get; set; }

    /// <summary>What is to change.</summary>
    /// <param name="endpoint">Where the engine listens; null to leave that as it is.</param>
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
