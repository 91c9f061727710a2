using System.Text.Json;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Configuration;

/// <summary>
/// The credentials for registries, where the docker CLI keeps them: <c>DOCKER_AUTH_CONFIG</c>, which can only be read, then the
/// helper of the registry, then the helper of all, then <c>config.json</c> itself. Made for one operation: it reads the settings once.
/// </summary>
public sealed class CredentialStore
{
    /// <summary>The variable that comes before everything else.</summary>
    public const string Variable = "DOCKER_AUTH_CONFIG";

    /// <summary>The name of the store that is the file.</summary>
    public const string FileStore = "config.json";

    private readonly CredentialSettings _file;
    private readonly CredentialSettings _environment;

    private CredentialStore(CredentialSettings file, CredentialSettings environment) => (_file, _environment) = (file, environment);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="DockerCredentialException">They are not readable.</exception>
    public static CredentialStore Open() => Open(ConfigFile.Read(ConfigurationJson.Default.CredentialSettings) is var (file, problem) && problem is null
        ? file
        : throw new DockerCredentialException(problem!));

    /// <summary>Reads the settings for what can do without them: of a file that cannot be read, it has what could be.</summary>
    /// <exception cref="DockerCredentialException">Those of the variable are not readable.</exception>
    public static CredentialStore OpenIfReadable() => Open(ConfigFile.Read(ConfigurationJson.Default.CredentialSettings).Content);

    private static CredentialStore Open(CredentialSettings? file) =>
        new(file ?? new(), Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } json ? Parse(json) : new());

    /// <summary>The credentials for a registry; null if there are none.</summary>
    /// <param name="registry">Its address, or the domain of an image.</param>
    /// <param name="cancellationToken">Ends a helper that is asked.</param>
    public async Task<RegistryAuth?> FindAsync(string registry, CancellationToken cancellationToken = default)
    {
        var key = RegistryAddress.KeyOf(registry);
        return Guarded(() => _environment.Find(key))
            ?? (_file.HelperFor(key) is { } helper
                ? await new CredentialHelper(helper).GetAsync(key, cancellationToken).ConfigureAwait(false)
                : Guarded(() => _file.Find(key)));
    }

    /// <summary>Keeps the credentials for a registry.</summary>
    /// <returns>The store that has them now: a helper's name, or <c>config.json</c>.</returns>
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

    /// <summary>Forgets the credentials of a registry.</summary>
    /// <returns>Whether there were any. Those in the environment stay, and do not count.</returns>
    public async Task<bool> RemoveAsync(string registry, CancellationToken cancellationToken = default)
    {
        var key = RegistryAddress.KeyOf(registry);
        var known = false;
        if (_file.HelperFor(key) is { } name)
        {
            var helper = new CredentialHelper(name);
            foreach (var entry in (await helper.ListAsync(cancellationToken).ConfigureAwait(false)).Keys.Where(entry => RegistryAddress.BelongsTo(entry, key)))
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

    /// <summary>All credentials that are kept, without what is secret, and why a helper could not be asked.</summary>
    public async Task<(IReadOnlyList<StoredLogin> Logins, IReadOnlyList<DockerCredentialException> Failures)> ListAsync(
        CancellationToken cancellationToken = default)
    {
        var logins = new List<StoredLogin>(Guarded(() => InEntries(_environment, Variable)));
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

        logins.AddRange(Guarded(() => InEntries(_file, FileStore)).Where(login => _file.HelperFor(login.Key) is null));
        return ([.. logins.DistinctBy(login => login.Key).OrderBy(login => login.Registry, StringComparer.Ordinal)], failures);
    }

    /// <summary>All credentials that are kept, by registry. A helper that fails has none.</summary>
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
            // The exception's text may hold a piece of what is secret.
            throw new DockerCredentialException($"{Variable} is not JSON like {{\"auths\": {{\"registry.example.com\": {{\"auth\": \"…\"}}}}}}.");
        }
    }

    private static T Guarded<T>(Func<T> read)
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

/// <summary>Credentials that are kept somewhere, without what is secret.</summary>
/// <param name="Key">The registry, by the name that its credentials are kept under.</param>
/// <param name="UserName">The user; null if a token is kept.</param>
/// <param name="Store">A helper's name, <c>config.json</c>, or the variable.</param>
public sealed record StoredLogin(string Key, string? UserName, string Store)
{
    /// <summary>What people call the registry.</summary>
    public string Registry => RegistryAddress.NameOf(Key);
}
