using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.Builds;

/// <summary>
/// The list of images in a folder (OCI layout): <c>index.json</c>, with <c>oci-layout</c> beside it. Builds of several programs may
/// change it at the same time, so it is locked as buildx does it: by a lock on the file <c>index.json.lock</c>, which is removed again.
/// </summary>
/// <param name="folder">The full path of the folder.</param>
internal sealed class LayoutIndex(string folder)
{
    private const string Name = "io.containerd.image.name";
    private const string Tag = "org.opencontainers.image.ref.name";
    private const string MediaType = "application/vnd.oci.image.index.v1+json";
    private const int MostReads = 20;
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly TimeSpan s_lockLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_lockPause = TimeSpan.FromMilliseconds(50);

    /// <summary>The fields in the order of docker's programs.</summary>
    private static readonly string[] s_indexFields = ["schemaVersion", "mediaType", "artifactType", "manifests", "subject", "annotations"];
    private static readonly string[] s_descriptorFields =
        ["mediaType", "digest", "size", "urls", "annotations", "data", "platform", "artifactType"];

    /// <summary>The path of the file.</summary>
    public string Path { get; } = System.IO.Path.Join(folder, "index.json");

    private string LockPath => $"{Path}.lock";

    /// <summary>Indicates whether the folder has a list.</summary>
    public bool Exists => File.Exists(Path);

    /// <summary>Parses an object; null if the text is not one.</summary>
    public static JsonObject? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            var item = JsonNode.Parse(text) as JsonObject;
            Visit(item);
            return item;
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Checks that the list can be read.</summary>
    /// <exception cref="ArchiveException">It is not valid, or cannot be read.</exception>
    public void Check() => _ = Entries(Read());

    /// <summary>Returns the digest of an image; null if there is none of that tag.</summary>
    /// <param name="tag">The tag, or the full name.</param>
    /// <param name="orOnly">Takes the only image, if none has the tag.</param>
    /// <exception cref="ArchiveException">The list is not valid, or cannot be read.</exception>
    public string? Find(string tag, bool orOnly)
    {
        var entries = Entries(Read());
        var entry = entries.FirstOrDefault(entry => Annotation(entry, Name) == tag)
            ?? entries.FirstOrDefault(entry => Annotation(entry, Tag) == tag)
            ?? (orOnly && entries is [var only] ? only : null);
        return entry is null ? null : Text(entry["digest"]) ?? throw Broken();
    }

    /// <summary>Returns the tags.</summary>
    /// <exception cref="ArchiveException">The list is not valid, or cannot be read.</exception>
    public IReadOnlyList<string> Tags() => [.. Entries(Read()).Select(entry => Annotation(entry, Tag)).OfType<string>().Distinct()];

    /// <summary>Adds an image, once for each name. An entry with the same name gives way to it.</summary>
    /// <param name="descriptor">The image's descriptor.</param>
    /// <param name="names">Its names; null for a tag alone.</param>
    /// <param name="tag">The tag without a name.</param>
    /// <param name="cancellationToken">Cancels the waiting for the lock.</param>
    /// <exception cref="ArchiveException">The list is not valid, is in use, or cannot be written.</exception>
    public async Task PutAsync(
        JsonObject descriptor, IReadOnlyList<string>? names, string tag, CancellationToken cancellationToken)
    {
        try
        {
            var held = await LockAsync(cancellationToken).ConfigureAwait(false);
            await using (held.ConfigureAwait(false))
            {
                var index = Exists ? Read() : new JsonObject();
                var entries = Entries(index);
                foreach (var (name, reference) in names?.Select(name => ((string?)name, ObjectOf(name))) ?? [(null, tag)])
                {
                    entries.RemoveAll(entry => Annotation(entry, Tag) == reference && Annotation(entry, Name) == name);
                    entries.Add(Named(descriptor, name, reference));
                }

                AtomicFile.Write(Path, Bytes(With(index, entries)), Readable);
                AtomicFile.Write(System.IO.Path.Join(folder, "oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}"u8, Readable);
            }
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Writing(Path, error);
        }
    }

    /// <summary>Visits all values: only that finds a key that occurs twice.</summary>
    private static void Visit(JsonNode? node)
    {
        foreach (var item in node switch
        {
            JsonObject fields => fields.Select(field => field.Value),
            JsonArray items => items,
            _ => [],
        })
        {
            Visit(item);
        }
    }

    /// <summary>Returns what an image's name has behind its repository, as containerd splits it.</summary>
    private static string ObjectOf(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var end = slash < 0 ? -1 : name.AsSpan(slash).IndexOfAny(':', '@');
        return slash < 0 ? name
            : end < 0 ? ""
            : name[(slash + end)..].TrimStart(':');
    }

    private static JsonObject Named(JsonObject descriptor, string? name, string reference)
    {
        var annotations = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (key, value) in descriptor["annotations"] as JsonObject ?? [])
        {
            annotations[key] = value?.DeepClone();
        }

        annotations[Tag] = reference;
        if (name is not null)
        {
            annotations[Name] = name;
        }

        var entry = (JsonObject)descriptor.DeepClone();
        entry["annotations"] = new JsonObject(annotations);
        return Ordered(entry, s_descriptorFields);
    }

    private static JsonObject With(JsonObject index, List<JsonObject> entries)
    {
        index["schemaVersion"] ??= 2;
        index["mediaType"] ??= MediaType;
        index["manifests"] = new JsonArray([.. entries.Select(entry => entry.DeepClone())]);
        return Ordered(index, s_indexFields);
    }

    private static JsonObject Ordered(JsonObject item, string[] fields) => new(
        from field in item
        let place = Array.IndexOf(fields, field.Key)
        orderby place < 0 ? fields.Length : place
        select KeyValuePair.Create(field.Key, field.Value?.DeepClone()));

    private static byte[] Bytes(JsonObject index)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            index.WriteTo(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string? Annotation(JsonObject entry, string name) => Text((entry["annotations"] as JsonObject)?[name]);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool IsInUse(IOException error) => (error.HResult & 0xFFFF) is 11 or 35 or 32 or 33;

    private List<JsonObject> Entries(JsonObject index) => index["manifests"] switch
    {
        null => [],
        JsonArray entries => [.. entries.Select(entry => entry as JsonObject ?? throw Broken())],
        _ => throw Broken(),
    };

    private JsonObject Read()
    {
        try
        {
            for (var tries = 1; ; tries++)
            {
                if (Parse(File.ReadAllBytes(Path)) is { } index)
                {
                    return index;
                }

                // buildx writes in place, so half of a list is one that it is writing.
                if (tries > MostReads || !File.Exists(LockPath))
                {
                    throw Broken();
                }

                Thread.Sleep(s_lockPause);
            }
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Reading(Path, error);
        }
    }

    private ArchiveException Broken() =>
        new(ArchiveFailure.LocalRead, Path, $"'{Path}' is not a list of images (OCI index).");

    /// <summary>Takes the lock, which ends with the returned file.</summary>
    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        for (var end = Environment.TickCount64 + (long)s_lockLimit.TotalMilliseconds; ;)
        {
            try
            {
                return new(LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException error) when (IsInUse(error))
            {
                if (Environment.TickCount64 > end)
                {
                    throw new ArchiveException(
                        ArchiveFailure.LocalWrite,
                        Path,
                        $"'{Path}' could not be written: another build has locked it for {s_lockLimit.TotalSeconds:0} seconds.",
                        error);
                }
            }

            await Task.Delay(s_lockPause, cancellationToken).ConfigureAwait(false);
        }
    }
}
