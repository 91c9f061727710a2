using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Builds;

/// <summary>
/// Gives BuildKit the logins of registries. They are looked up once for each registry, since a credential helper may ask the user.
/// </summary>
/// <remarks>
/// The other methods of the service are not offered. BuildKit then exchanges the login for a token itself, so the engine sees the password,
/// as in every pull.
/// </remarks>
internal sealed class AuthService : IDisposable
{
    /// <summary>The method that returns the login for a host.</summary>
    public const string Credentials = "/moby.filesync.v1.Auth/Credentials";

    private readonly Func<string, CancellationToken, Task<RegistryAuth?>> _find;
    private readonly ConcurrentDictionary<string, Lazy<Task<RegistryAuth?>>> _found = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _ended;

    /// <summary>Uses the logins where docker stores them; its files are read once.</summary>
    public AuthService()
        : this(StoredLogins())
    {
    }

    /// <summary>Uses other logins.</summary>
    /// <param name="find">Returns the login for a registry, by its key; null if there is none.</param>
    internal AuthService(Func<string, CancellationToken, Task<RegistryAuth?>> find) => (_find, _ended) = (find, _end.Token);

    /// <summary>Returns the login for a host; empty texts if there is none, so that BuildKit goes on without one.</summary>
    public async Task GetAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        var request = await ServiceMessage.ReadAsync(call, cancellationToken).ConfigureAwait(false);
        var login = await FindAsync(ServiceMessage.FirstText(request.Span), cancellationToken).ConfigureAwait(false);

        // An identity token has no user; docker stores one beside it, which must not be sent.
        var (user, secret) = login?.IdentityToken is { } token ? ("", token) : (login?.UserName ?? "", login?.Password ?? "");
        var secretBytes = Encoding.UTF8.GetBytes(secret);
        var message = ServiceMessage.Of(Encoding.UTF8.GetBytes(user), secretBytes);
        try
        {
            await call.WriteAsync(message, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(message);
            CryptographicOperations.ZeroMemory(secretBytes);
        }
    }

    /// <summary>Stops credential helpers that still run.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
        _found.Clear();
    }

    private async Task<RegistryAuth?> FindAsync(string host, CancellationToken cancellationToken)
    {
        string key;
        try
        {
            key = RegistryAddress.KeyOf(host);
        }
        catch (FormatException)
        {
            return null;
        }

        try
        {
            // The lookup belongs to the session: one call that is cancelled does not end it for the others.
            var lookup = _found.GetOrAdd(key, name => new(() => Task.Run(() => _find(name, _ended), _ended)));
            return await lookup.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DockerException error)
        {
            throw new GrpcException(GrpcStatus.Unknown, error.Message, error);
        }
    }

    private static Func<string, CancellationToken, Task<RegistryAuth?>> StoredLogins()
    {
        var store = new Lazy<CredentialStore>(CredentialStore.OpenIfReadable);
        return (key, token) => store.Value.FindAsync(key, token);
    }
}
