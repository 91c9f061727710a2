using System.Security.Cryptography;
using System.Text;
using DockerPS.Engine.Http;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Configuration;

/// <summary>
/// Reads the docker CLI's store of contexts: for each a folder below <c>contexts/meta</c>, and one below <c>contexts/tls</c> if it has TLS
/// files, both named by the SHA-256 of the name.
/// </summary>
public static class ContextStore
{
    /// <summary>The context that always exists and is not stored: <c>DOCKER_HOST</c>, or the platform's engine.</summary>
    public const string DefaultName = "default";

    internal const string MetadataFile = "meta.json";

    internal static string MetaFolder => Path.Combine(ConfigFile.Folder, "contexts", "meta");

    internal static string TlsFolder => Path.Combine(ConfigFile.Folder, "contexts", "tls");

    /// <summary>
    /// Returns the endpoint of a context, which may have none, and a reader of its TLS settings; null if there is no such context.
    /// </summary>
    /// <param name="name">The context's name.</param>
    /// <exception cref="DockerContextException">The context's file cannot be read or is damaged; the message names it.</exception>
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

    /// <summary>Returns the names of all contexts, with the default one and without damaged ones.</summary>
    public static IReadOnlyList<string> Names() => [.. List().Contexts.Select(context => context.Name)];

    /// <summary>Indicates whether a context exists, even if it is damaged.</summary>
    public static bool Exists(string name) => name == DefaultName || File.Exists(Path.Combine(MetaFolder, IdOf(name), MetadataFile));

    /// <summary>Returns a context.</summary>
    /// <exception cref="DockerContextException">The context does not exist, or its file cannot be read or is damaged.</exception>
    public static StoredContext Get(string name) => name == DefaultName ? Default() : Describe(Read(IdOf(name)) ?? throw NotFound(name));

    /// <summary>Returns all contexts by name, with the default one, and the reasons why others could not be read.</summary>
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

    /// <summary>Exports a context, with its keys, as docker does.</summary>
    /// <exception cref="DockerContextException">The context does not exist, or its files cannot be read.</exception>
    public static byte[] Export(string name) => ContextArchive.Write(Load(name));

    /// <summary>
    /// Checks the name of a new context by docker's rule: two or more of letters, digits and <c>_ . + -</c>, the first a letter or digit.
    /// </summary>
    /// <exception cref="FormatException">The name is not valid; the message states the rule.</exception>
    public static void CheckName(string name)
    {
        if (name.Length < 2 || !char.IsAsciiLetterOrDigit(name[0])
            || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '+' or '-'))
        {
            throw new FormatException(
                $"'{name}' is not a valid name for a context. Use two or more letters and digits; '_', '.', '+' and '-' are allowed after "
                + "the first.");
        }
    }

    /// <summary>Creates the error for a name that no context has.</summary>
    public static DockerContextException NotFound(string name) => new(
        ContextFailure.NotFound, $"The context '{name}' does not exist. The contexts are {string.Join(", ", Names())}.")
    {
        Advice = "Name an existing context, or an endpoint like 'unix:///var/run/docker.sock'.",
    };

    /// <summary>Creates the error for the default context where only a stored one will do.</summary>
    public static DockerContextException Reserved() => new(
        ContextFailure.Reserved, $"The context '{DefaultName}' is not stored: it is DOCKER_HOST, or the platform's engine.")
    {
        Advice = "Set DOCKER_HOST, or create a context with another name.",
    };

    /// <summary>Loads all of a context.</summary>
    internal static ContextContent Load(string name)
    {
        if (name == DefaultName)
        {
            return LoadDefault();
        }

        var content = new ContextContent(Read(IdOf(name)) ?? throw NotFound(name));
        var folder = Path.Combine(TlsFolder, IdOf(name));
        foreach (var path in TlsFilesIn(folder))
        {
            content.TlsFiles[TlsKeyOf(folder, path)] = ReadFile(path);
        }

        return content;
    }

    /// <summary>Returns the name of a context's folders.</summary>
    internal static string IdOf(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name))).ToLowerInvariant();

    /// <summary>Returns the paths of the TLS files in a context's folder.</summary>
    internal static string[] TlsFilesIn(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetDirectories(folder).SelectMany(Directory.GetFiles)] : [];

    /// <summary>Returns the key of a TLS file in <see cref="ContextContent.TlsFiles"/>.</summary>
    internal static string TlsKeyOf(string folder, string path) =>
        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

    internal static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (IsOfFileSystem(error))
        {
            throw new DockerContextException(ContextFailure.Store, $"The file '{path}' cannot be read: {error.Message}", error);
        }
    }

    internal static bool IsOfFileSystem(Exception error) =>
        error is IOException or UnauthorizedAccessException or System.Security.SecurityException;

    private static ContextContent LoadDefault()
    {
        var content = new ContextContent(new ContextMetadata(DefaultName) { Host = EngineSelection.DefaultHost });
        if (EngineSelection.DefaultTls is { } tls)
        {
            content.Metadata.SkipTlsVerify = tls.SkipVerify;
            foreach (var key in new[] { ContextContent.CaCertificate, ContextContent.Certificate, ContextContent.CertificateKey })
            {
                if (Path.Combine(tls.Folder, Path.GetFileName(key)) is var path && File.Exists(path))
                {
                    content.TlsFiles[key] = ReadFile(path);
                }
            }
        }

        return content;
    }

    private static string[] Folders(List<DockerException> failures)
    {
        try
        {
            return Directory.Exists(MetaFolder) ? Directory.GetDirectories(MetaFolder) : [];
        }
        catch (Exception error) when (IsOfFileSystem(error))
        {
            failures.Add(NotReadable(MetaFolder, error));
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
            HasCertificate = File.Exists(Path.Combine(tls, ContextContent.Certificate))
                && File.Exists(Path.Combine(tls, ContextContent.CertificateKey)),
            MetadataPath = Path.Combine(MetaFolder, IdOf(metadata.Name)),
            TlsPath = tls,
        };
    }

    /// <summary>Describes the default context, which the environment defines.</summary>
    private static StoredContext Default()
    {
        var files = EngineSelection.DefaultTls;
        return new()
        {
            Name = DefaultName,
            Endpoint = EngineSelection.DefaultHost,
            SkipTlsVerify = files is { SkipVerify: true },
            HasCaCertificate = files is { Folder: var ca } && File.Exists(Path.Combine(ca, "ca.pem")),
            HasCertificate = files is { Folder: var own }
                && File.Exists(Path.Combine(own, "cert.pem")) && File.Exists(Path.Combine(own, "key.pem")),
        };
    }

    /// <summary>Reads the <c>meta.json</c> of a folder; null if there is none.</summary>
    private static ContextMetadata? Read(string id) => Read(id, json =>
    {
        var metadata = ContextMetadata.Parse(json);
        return IdOf(metadata.Name) == id ? metadata : throw new FormatException($"Its name, '{metadata.Name}', belongs to another folder.");
    });

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
            throw NotReadable(path, error);
        }
    }

    private static DockerContextException NotReadable(string path, Exception error) =>
        new(ContextFailure.Store, $"The context's file '{path}' cannot be read: {error.Message}", error);
}
