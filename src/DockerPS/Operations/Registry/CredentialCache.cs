using System.Collections.Concurrent;
using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>
/// With which credentials engines go to registries. One for each command: a helper is asked once for a registry, however many images
/// are pulled from it, since it may have to ask the user.
/// </summary>
internal sealed class CredentialCache
{
    private readonly ConcurrentDictionary<string, Lazy<Task<RegistryAuth?>>> _kept = new(StringComparer.Ordinal);

    /// <summary>The user's own, else those that docker keeps for the registry; null for none.</summary>
    public Task<RegistryAuth?> ForAsync(string registry, PSCredential? credential, CancellationToken cancellationToken) => credential is null
        ? _kept.GetOrAdd(RegistryAddress.KeyOf(registry), key => new(() => FindAsync(key, cancellationToken))).Value
        : Task.FromResult<RegistryAuth?>(From(credential, registry));

    /// <summary>A user's credentials for a registry.</summary>
    /// <exception cref="FormatException">The address is none.</exception>
    public static RegistryAuth From(PSCredential credential, string registry) => new()
    {
        UserName = credential.UserName,
        Password = credential.GetNetworkCredential().Password,
        Registry = RegistryAddress.KeyOf(registry),
    };

    private static async Task<RegistryAuth?> FindAsync(string key, CancellationToken cancellationToken) =>
        await CredentialStore.OpenIfReadable().FindAsync(key, cancellationToken).ConfigureAwait(false);
}
