using System.Security.Cryptography;
using DockerPS.Engine.Grpc;

namespace DockerPS.Engine.Builds;

/// <summary>Gives BuildKit the secrets that the user chose for the build, and no others.</summary>
/// <param name="secrets">The secrets, which are cleared with this service.</param>
internal sealed class SecretsService(BuildSecrets secrets) : IDisposable
{
    /// <summary>The method that returns a secret.</summary>
    public const string GetSecret = "/moby.buildkit.secrets.v1.Secrets/GetSecret";

    private readonly object _lock = new();

    /// <summary>
    /// Returns the secret of an id. BuildKit takes <see cref="GrpcStatus.NotFound"/> for the absence of an optional one; it also asks on
    /// its own for names such as <c>GIT_AUTH_TOKEN</c>.
    /// </summary>
    public async Task GetAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        var request = await ServiceMessage.ReadAsync(call, cancellationToken).ConfigureAwait(false);
        var message = Find(ServiceMessage.FirstText(request.Span));
        try
        {
            await call.WriteAsync(message, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(message);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            secrets.Dispose();
        }
    }

    private byte[] Find(string id)
    {
        // A value must not be cleared while it is copied.
        lock (_lock)
        {
            return ServiceMessage.Of(
                secrets.Find(id) ?? throw new GrpcException(GrpcStatus.NotFound, $"the build has no secret with the id '{id}'"));
        }
    }
}
