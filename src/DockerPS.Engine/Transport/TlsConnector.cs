using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Transport;

/// <summary>Connects over TCP with TLS.</summary>
internal sealed class TlsConnector(DockerEndpoint endpoint, TlsSettings settings) : TcpConnector(endpoint)
{
    /// <summary>The alerts of engines to a client without a certificate, or with one that they do not trust.</summary>
    private static readonly string[] s_refusals =
        ["certificate required", "bad certificate", "unknown ca", "certificate unknown", "access denied"];

    /// <inheritdoc/>
    public override async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var stream = new TlsStream(await base.ConnectAsync(cancellationToken).ConfigureAwait(false));
        try
        {
            await stream.AuthenticateAsClientAsync(settings.For(Endpoint.Address), cancellationToken).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public override Stream Connect(CancellationToken cancellationToken)
    {
        var stream = new TlsStream(base.Connect(cancellationToken));
        try
        {
            using var closing = cancellationToken.UnsafeRegister(static stream => ((Stream)stream!).Dispose(), stream);
            stream.AuthenticateAsClient(settings.For(Endpoint.Address));
            return stream;
        }
        catch
        {
            stream.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask CloseWriteAsync(Stream connection) =>
        await ((SslStream)connection).ShutdownAsync().ConfigureAwait(false);

    /// <inheritdoc/>
    public override bool IsFullyClosed(Stream connection) => IsHungUp(((TlsStream)connection).Socket);

    /// <inheritdoc/>
    public override DockerConnectionException Explain(Exception error)
    {
        var failure = Causes(error).OfType<AuthenticationException>().FirstOrDefault();
        return Refusal(error) ?? (
            failure is null ? base.Explain(error)
            : failure.Message.Contains("remote certificate", StringComparison.Ordinal) ? Failure(
                ConnectionFailure.CertificateNotTrusted,
                failure.Message.Contains("NameMismatch", StringComparison.Ordinal)
                    ? $"its certificate is not for '{Endpoint.Address}'."
                    : "its certificate is not trusted.",
                "Provide the CA certificate of the engine as ca.pem in DOCKER_CERT_PATH, or in a context.",
                error)
            : Failure(
                ConnectionFailure.NotAnEngine,
                $"the TLS handshake failed: {failure.GetBaseException().Message}",
                "The engine may not use TLS. The usual port is 2376 with TLS, and 2375 without.",
                error));
    }

    /// <inheritdoc/>
    public override DockerConnectionException? Refusal(Exception error) =>
        Causes(error).Any(cause => Array.Exists(s_refusals, words => cause.Message.Contains(words, StringComparison.OrdinalIgnoreCase)))
            ? Failure(
                ConnectionFailure.ClientCertificate,
                settings.Certificate is null ? "it asks for a client certificate." : "it does not trust the client certificate.",
                "Provide a client certificate and its key as cert.pem and key.pem in DOCKER_CERT_PATH, or in a context.",
                error)
            : null;

    /// <summary>A stream that exposes its socket.</summary>
    private sealed class TlsStream(Stream inner) : SslStream(inner)
    {
        public Socket Socket => ((NetworkStream)InnerStream).Socket;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer);
            WaitingThread.Connection = this;
        }
    }
}
