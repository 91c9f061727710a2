using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Models;

namespace DockerPS.Commands;

/// <summary>With which credentials an engine goes to a registry.</summary>
internal static class RegistryCredential
{
    /// <summary>The user's own, else those that docker keeps for the registry; null for none.</summary>
    public static async Task<RegistryAuth?> ForAsync(string registry, PSCredential? credential, CancellationToken cancellationToken) =>
        credential is null ? await CredentialStore.Open().FindAsync(registry, cancellationToken).ConfigureAwait(false) : From(credential, registry);

    /// <summary>A user's credentials for a registry.</summary>
    /// <exception cref="FormatException">The address is none.</exception>
    public static RegistryAuth From(PSCredential credential, string registry) => new()
    {
        UserName = credential.UserName,
        Password = credential.GetNetworkCredential().Password,
        Registry = RegistryAddress.KeyOf(registry),
    };
}
