using System.Text.Json.Nodes;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Configuration;

/// <summary>Changes the entries for registries in <c>config.json</c>, and leaves the rest alone.</summary>
internal static class CredentialFile
{
    private static readonly string[] s_credentials = ["auth", "identitytoken", "registrytoken", "username", "password"];

    /// <summary>Writes the entry of a registry.</summary>
    /// <param name="key">The registry.</param>
    /// <param name="auth">The credentials; null for an empty entry, if a helper keeps them.</param>
    /// <param name="store">The helper for all credentials from now on; null to leave it unchanged.</param>
    public static void Save(string key, Models.RegistryAuth? auth, string? store) => Change(root =>
    {
        var entries = Child(root, "auths");
        var entry = Child(entries, key);
        foreach (var name in s_credentials)
        {
            entry.Remove(name);
        }

        if (auth?.UserName is { } user)
        {
            entry["auth"] = CredentialEntry.Encode(user, auth.IdentityToken is null ? auth.Password : "");
        }

        if (auth?.IdentityToken is { } token)
        {
            entry["identitytoken"] = token;
        }

        if (store is not null)
        {
            root["credsStore"] = store;
        }
    });

    /// <summary>Removes all entries of a registry, in whatever form.</summary>
    public static void Remove(string key) => Change(root =>
    {
        var entries = Child(root, "auths");
        foreach (var name in entries.Select(entry => entry.Key).Where(name => RegistryAddress.BelongsTo(name, key)).ToList())
        {
            entries.Remove(name);
        }
    });

    private static void Change(Action<JsonObject> change)
    {
        try
        {
            ConfigFile.Change(change);
        }
        catch (FormatException error)
        {
            throw new DockerCredentialException(error.Message, error);
        }
    }

    /// <summary>Returns the object of a name, and creates it if there is none.</summary>
    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not { } child)
        {
            parent[name] = child = new JsonObject();
        }

        return child.AsObject();
    }
}
