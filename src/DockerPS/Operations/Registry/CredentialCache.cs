using System.Collections.Concurrent;
using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>
/// The registry credentials of a command. A credential helper runs once for each registry, however many images are pulled, since it may
/// prompt the user.
/// </summary>
internal sealed class CredentialCache
{
    private readonly ConcurrentDictionary<string, Lazy<Task<RegistryAuth?>>> _kept = new(StringComparer.Ordinal);

    /// <summary>Returns the given credential, or the stored one for the registry; null if there is none.</summary>
    public Task<RegistryAuth?> ForAsync(string registry, PSCredential? credential, CancellationToken cancellationToken) =>
        credential is null
            ? _kept.GetOrAdd(RegistryAddress.KeyOf(registry), key => new(() => FindAsync(key, cancellationToken))).Value
            : Task.FromResult<RegistryAuth?>(From(credential, registry));

    /// <summary>Creates registry credentials from a PSCredential.</summary>
    /// <exception cref="FormatException">The address is invalid.</exception>
    public static RegistryAuth From(PSCredential credential, string registry) => new()
    {
        UserName = credential.UserName,
        Password = credential.GetNetworkCredential().Password,
        Registry = RegistryAddress.KeyOf(registry),
    };

    private static async Task<RegistryAuth?> FindAsync(string key, CancellationToken cancellationToken) =>
        await CredentialStore.OpenIfReadable().FindAsync(key, cancellationToken).ConfigureAwait(false);
}
