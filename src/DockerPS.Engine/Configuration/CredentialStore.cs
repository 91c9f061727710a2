using System.Text.Json;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Configuration;

/// <summary>
/// The credentials for registries, in the docker CLI's places: <c>DOCKER_AUTH_CONFIG</c>, which is read-only, the helper of the
/// registry, the helper for all registries, and <c>config.json</c>. Opened for one operation: the settings are read once.
/// </summary>
public sealed class CredentialStore
{
    /// <summary>The environment variable that takes precedence.</summary>
    public const string Variable = "DOCKER_AUTH_CONFIG";

    /// <summary>The name of the file as a store.</summary>
    public const string FileStore = "config.json";

    private readonly CredentialSettings _file;
    private readonly CredentialSettings _environment;

    private CredentialStore(CredentialSettings file, CredentialSettings environment) => (_file, _environment) = (file, environment);

    /// <summary>Opens the store.</summary>
    /// <exception cref="DockerCredentialException">The settings cannot be read.</exception>
    public static CredentialStore Open() => Open(
        ConfigFile.Read(ConfigurationJson.Default.CredentialSettings) is var (file, problem) && problem is null
        ? file
        : throw new DockerCredentialException(problem!));

    /// <summary>Opens the store for an operation that can do without it: unreadable settings in the file are ignored.</summary>
    /// <exception cref="DockerCredentialException">The settings in the environment variable cannot be read.</exception>
    public static CredentialStore OpenIfReadable() => Open(ConfigFile.Read(ConfigurationJson.Default.CredentialSettings).Content);

    private static CredentialStore Open(CredentialSettings? file) =>
        new(file ?? new(), Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } json ? Parse(json) : new());

    /// <summary>Returns the credentials for a registry; null if there are none.</summary>
    /// <param name="registry">The address of the registry, or the domain of an image.</param>
    /// <param name="cancellationToken">Stops the helper.</param>
    public async Task<RegistryAuth?> FindAsync(string registry, CancellationToken cancellationToken = default)
    {
        var key = RegistryAddress.KeyOf(registry);
        return TranslateErrors(() => _environment.Find(key))
            ?? (_file.HelperFor(key) is { } helper
                ? await new CredentialHelper(helper).GetAsync(key, cancellationToken).ConfigureAwait(false)
                : TranslateErrors(() => _file.Find(key)));
    }

    /// <summary>Stores the credentials for a registry.</summary>
    /// <returns>The store: a helper's name, or <c>config.json</c>.</returns>
    public async Task<string> SaveAsync(RegistryAuth auth, CancellationToken cancellationToken = default)
    {
        var key = RegistryAddress.KeyOf(auth.Registry ?? "");
        var chosen = _file.IsEmpty ? CredentialHelper.Default : null;
        if ((_file.HelperFor(key) ?? chosen) is not { } helper)
        {
            CredentialFile.Save(key, auth, store: null);
            return FileStore;
        }

        await new CredentialHelper(helper).StoreAsync(auth, cancellationToken).ConfigureAwait(false);
        CredentialFile.Save(key, auth: null, chosen);
        return helper;
    }

    /// <summary>Erases the credentials of a registry.</summary>
    /// <returns>True if there were any, apart from those in the environment, which stay.</returns>
    public async Task<bool> RemoveAsync(string registry, CancellationToken cancellationToken = default)
    {
        var key = RegistryAddress.KeyOf(registry);
        var known = false;
        if (_file.HelperFor(key) is { } name)
        {
            var helper = new CredentialHelper(name);
            foreach (var entry in (await helper.ListAsync(cancellationToken).ConfigureAwait(false)).Keys.Where(
                entry => RegistryAddress.BelongsTo(entry, key)))
            {
                await helper.EraseAsync(entry, cancellationToken).ConfigureAwait(false);
                known = true;
            }
        }

        if (_file.Entries?.Keys.Any(entry => RegistryAddress.BelongsTo(entry, key)) == true)
        {
            known |= _file.HelperFor(key) is null;
            CredentialFile.Remove(key);
        }

        return known;
    }

    /// <summary>Lists all credentials, without secrets, and the failures of helpers.</summary>
    public async Task<(IReadOnlyList<StoredLogin> Logins, IReadOnlyList<DockerCredentialException> Failures)> ListAsync(
        CancellationToken cancellationToken = default)
    {
        var logins = new List<StoredLogin>(TranslateErrors(() => InEntries(_environment, Variable)));
        var failures = new List<DockerCredentialException>();
        foreach (var helper in _file.AllHelpers)
        {
            try
            {
                logins.AddRange(await InHelperAsync(helper, cancellationToken).ConfigureAwait(false));
            }
            catch (DockerCredentialException failure)
            {
                failures.Add(failure);
            }
        }

        logins.AddRange(TranslateErrors(() => InEntries(_file, FileStore)).Where(login => _file.HelperFor(login.Key) is null));
        return ([.. logins.DistinctBy(login => login.Key).OrderBy(login => login.Registry, StringComparer.Ordinal)], failures);
    }

    /// <summary>Returns all credentials, by registry. Failures of helpers are ignored.</summary>
    public async Task<IReadOnlyDictionary<string, RegistryAuth>> FindAllAsync(CancellationToken cancellationToken = default)
    {
        var all = new Dictionary<string, RegistryAuth>(StringComparer.Ordinal);
        foreach (var login in (await ListAsync(cancellationToken).ConfigureAwait(false)).Logins)
        {
            if (await FindAsync(login.Key, cancellationToken).ConfigureAwait(false) is { } auth)
            {
                all[login.Key] = auth;
            }
        }

        return all;
    }

    private async Task<IEnumerable<StoredLogin>> InHelperAsync(string helper, CancellationToken cancellationToken) =>
        from user in await new CredentialHelper(helper).ListAsync(cancellationToken).ConfigureAwait(false)
        let key = RegistryAddress.KeyOfEntry(user.Key)
        where key is not null && _file.HelperFor(key) == helper
        select new StoredLogin(key, user.Value == CredentialHelper.TokenUser ? null : user.Value, helper);

    private static List<StoredLogin> InEntries(CredentialSettings settings, string store) =>
    [
        .. from entry in settings.Entries ?? new Dictionary<string, CredentialEntry>()
           let key = RegistryAddress.KeyOfEntry(entry.Key)
           where key is not null
           let auth = entry.Value?.ToAuth(key)
           where auth is not null
           select new StoredLogin(key, auth.UserName, store),
    ];

    private static CredentialSettings Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ConfigurationJson.Default.CredentialSettings) ?? new();
        }
        catch (JsonException)
        {
            // The exception's message may contain a part of the secret.
            throw new DockerCredentialException(
                $"{Variable} is not JSON like {{\"auths\": {{\"registry.example.com\": {{\"auth\": \"…\"}}}}}}.");
        }
    }

    private static T TranslateErrors<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException error)
        {
            throw new DockerCredentialException(error.Message, error);
        }
    }
}

/// <summary>Stored credentials, without secrets.</summary>
/// <param name="Key">The key of the registry.</param>
/// <param name="UserName">The user; null for a token.</param>
/// <param name="Store">The store: a helper's name, <c>config.json</c>, or the environment variable.</param>
public sealed record StoredLogin(string Key, string? UserName, string Store)
{
    /// <summary>The registry's usual name.</summary>
    public string Registry => RegistryAddress.NameOf(Key);
}
