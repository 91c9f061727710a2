using System.Security.Cryptography;
using System.Text;
using DockerPS.Engine.Http;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Configuration;

/// <summary>
/// The docker CLI's store of contexts: for each a folder below <c>contexts/meta</c>, and one below <c>contexts/tls</c> if it has files for
/// TLS, both named by the SHA-256 of the name. This part reads it.
/// </summary>
public static partial class ContextStore
{
    /// <summary>The context that always exists and stands in no store: <c>DOCKER_HOST</c>, or the platform's engine.</summary>
    public const string DefaultName = "default";

    private const string MetadataFile = "meta.json";

    /// <summary>The engine of a context, which need not have one, and how TLS is read for it; null where there is no such context.</summary>
    /// <param name="name">The context's name.</param>
    /// <exception cref="DockerContextException">The context's file may not be read or is damaged; the message names it.</exception>
    internal static (string? Host, Func<TlsSettings?> Tls)? EndpointOf(string name)
    {
        var id = IdOf(name);
        if (Read(id, json => ContextMetadata.ReadEndpoint(json)) is not var (host, skipVerify))
        {
            return null;
        }

        var files = Path.Combine(TlsFolder, id, "docker");
        return (host, () => skipVerify || Directory.Exists(files) ? TlsSettings.Read(files, skipVerify) : null);
    }

    /// <summary>The names of the contexts that exist, the default one included. Damaged ones are left out.</summary>
    public static IReadOnlyList<string> Names() => [.. List().Contexts.Select(context => context.Name)];

    /// <summary>Whether there is a context of that name, be it damaged.</summary>
    public static bool Exists(string name) => name == DefaultName || File.Exists(Path.Combine(MetaFolder, IdOf(name), MetadataFile));

    /// <summary>A context.</summary>
    /// <exception cref="DockerContextException">There is none, or its file may not be read or is damaged.</exception>
    public static StoredContext Get(string name) => name == DefaultName ? Default() : Describe(Read(IdOf(name)) ?? throw NotFound(name));

    /// <summary>All contexts by name, the default one among them, and what is wrong with those that are damaged.</summary>
    public static (IReadOnlyList<StoredContext> Contexts, IReadOnlyList<DockerException> Failures) List()
    {
        var contexts = new SortedDictionary<string, StoredContext>(StringComparer.Ordinal) { [DefaultName] = Default() };
        var failures = new List<DockerException>();
        foreach (var folder in Folders(failures))
        {
            try
            {
                if (Read(Path.GetFileName(folder)) is { } metadata)
                {
                    contexts.TryAdd(metadata.Name, Describe(metadata));
                }
            }
            catch (DockerContextException error)
            {
                failures.Add(error);
            }
        }

        return ([.. contexts.Values], failures);
    }

    /// <summary>Creates the error for a name that no context has.</summary>
    public static DockerContextException NotFound(string name) => new(
        ContextFailure.NotFound, $"There is no context '{name}'. These exist: {string.Join(", ", Names())}.")
    {
        Advice = "Name an existing context, or an endpoint like 'unix:///var/run/docker.sock'.",
    };

    /// <summary>Creates the error for the default context where only a stored one will do.</summary>
    public static DockerContextException Reserved() => new(
        ContextFailure.Reserved, $"The context '{DefaultName}' stands in no store: it is DOCKER_HOST, or the platform's engine.")
    {
        Advice = "Set DOCKER_HOST, or make a context of another name and use that.",
    };

    private static string MetaFolder => Path.Combine(ConfigFile.Folder, "contexts", "meta");

    private static string TlsFolder => Path.Combine(ConfigFile.Folder, "contexts", "tls");

    private static string IdOf(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name))).ToLowerInvariant();

    private static string[] Folders(List<DockerException> failures)
    {
        try
        {
            return Directory.Exists(MetaFolder) ? Directory.GetDirectories(MetaFolder) : [];
        }
        catch (Exception error) when (IsOfFileSystem(error))
        {
            failures.Add(NotRead(MetaFolder, error));
            return [];
        }
    }

    private static StoredContext Describe(ContextMetadata metadata)
    {
        var tls = Path.Combine(TlsFolder, IdOf(metadata.Name));
        return new()
        {
            Name = metadata.Name,
            Description = metadata.Description,
            Endpoint = metadata.Host,
            SkipTlsVerify = metadata.SkipTlsVerify,
            HasCaCertificate = File.Exists(Path.Combine(tls, ContextContent.CaCertificate)),
            HasCertificate = File.Exists(Path.Combine(tls, ContextContent.Certificate)) && File.Exists(Path.Combine(tls, ContextContent.CertificateKey)),
            MetadataPath = Path.Combine(MetaFolder, IdOf(metadata.Name)),
            TlsPath = tls,
        };
    }

    /// <summary>The default context, which the environment makes.</summary>
    private static StoredContext Default()
    {
        var files = EngineSelection.DefaultTls;
        return new()
        {
            Name = DefaultName,
            Endpoint = EngineSelection.DefaultHost,
            SkipTlsVerify = files is { SkipVerify: true },
            HasCaCertificate = files is { Folder: var ca } && File.Exists(Path.Combine(ca, "ca.pem")),
            HasCertificate = files is { Folder: var own } && File.Exists(Path.Combine(own, "cert.pem")) && File.Exists(Path.Combine(own, "key.pem")),
        };
    }

    /// <summary>The <c>meta.json</c> of a folder; null where there is none.</summary>
    private static ContextMetadata? Read(string id) => Read(id, json =>
    {
        var metadata = ContextMetadata.Parse(json);
        return IdOf(metadata.Name) == id ? metadata : throw new FormatException($"Its name, '{metadata.Name}', belongs to another folder.");
    });

    /// <summary>What is made of the <c>meta.json</c> of a folder; null where there is none.</summary>
    private static T? Read<T>(string id, Func<byte[], T> parse)
        where T : class
    {
        var path = Path.Combine(MetaFolder, id, MetadataFile);
        try
        {
            return parse(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is FormatException || IsOfFileSystem(error))
        {
            throw NotRead(path, error);
        }
    }

    private static DockerContextException NotRead(string path, Exception error) =>
        new(ContextFailure.Store, $"The context's file '{path}' cannot be read: {error.Message}", error);

    private static bool IsOfFileSystem(Exception error) => error is IOException or UnauthorizedAccessException or System.Security.SecurityException;
}
