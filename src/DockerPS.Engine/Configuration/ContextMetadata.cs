using System.Text.Json;
using System.Text.Json.Nodes;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Configuration;

/// <summary>The endpoint of a context's engine.</summary>
/// <param name="Host">Where it listens; null if the context has none.</param>
/// <param name="SkipTlsVerify">Whether any engine is believed over TLS.</param>
internal sealed record ContextEndpoint(string? Host, bool SkipTlsVerify);

/// <summary>A context's <c>meta.json</c>. What this client does not know of it stays as it is when it is written again.</summary>
internal sealed class ContextMetadata
{
    private const string Engine = "docker";
    private const string NameKey = "Name";
    private const string MetadataKey = "Metadata";
    private const string EndpointsKey = "Endpoints";
    private const string DescriptionKey = "Description";
    private const string HostKey = "Host";
    private const string SkipTlsVerifyKey = "SkipTLSVerify";

    private readonly JsonObject _metadata;
    private readonly JsonObject _endpoints;
    private readonly JsonObject _others;

    /// <summary>Makes one of a new context.</summary>
    public ContextMetadata(string name)
        : this(name, [], [], [])
    {
    }

    private ContextMetadata(string name, JsonObject metadata, JsonObject endpoints, JsonObject others) =>
        (Name, _metadata, _endpoints, _others) = (name, metadata, endpoints, others);

    /// <summary>The context's name.</summary>
    public string Name { get; set; }

    /// <summary>What the user says about it; null for nothing.</summary>
    public string? Description
    {
        get => (string?)_metadata[DescriptionKey] is { Length: > 0 } text ? text : null;
        set => Set(_metadata, DescriptionKey, string.IsNullOrEmpty(value) ? null : value);
    }

    /// <summary>Where its engine listens; null if it has none.</summary>
    public string? Host
    {
        get => (string?)_endpoints[Engine]?[HostKey] is { Length: > 0 } host ? host : null;
        set => Set(OfEngine(), HostKey, value);
    }

    /// <summary>Indicates whether any engine is believed over TLS.</summary>
    public bool SkipTlsVerify
    {
        get => (bool?)_endpoints[Engine]?[SkipTlsVerifyKey] ?? false;
        set => Set(OfEngine(), SkipTlsVerifyKey, value);
    }

    /// <summary>Reads the engine's endpoint alone, which each command does that names a context: the whole would take several times as long.</summary>
    /// <exception cref="FormatException">It is not JSON, or not of a context.</exception>
    public static ContextEndpoint ReadEndpoint(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.TryGetProperty(EndpointsKey, out var endpoints)
                && endpoints.TryGetProperty(Engine, out var engine)
                && engine.TryGetProperty(HostKey, out var host) && host.GetString() is { Length: > 0 } text
                && engine.TryGetProperty(SkipTlsVerifyKey, out var skip))
            {
                return new(text, skip.GetBoolean());
            }

            // Keys in another case, or none.
            var whole = Parse(json.Span);
            return new(whole.Host, whole.SkipTlsVerify);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException(error.Message, error);
        }
    }

    /// <summary>Reads one. Keys that docker's reader takes in any case are taken in any case here too.</summary>
    /// <exception cref="FormatException">It is not JSON, or not of a context.</exception>
    public static ContextMetadata Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var root = CompactJson.Sorted(JsonNode.Parse(json))?.AsObject() ?? throw new FormatException("It is null.");
            var name = (string?)Take(root, NameKey) ?? "";
            var metadata = Take(root, MetadataKey)?.AsObject() ?? [];
            var endpoints = Take(root, EndpointsKey)?.AsObject() ?? [];
            if (endpoints[Engine]?.AsObject() is { } engine)
            {
                Set(engine, SkipTlsVerifyKey, (bool?)Take(engine, SkipTlsVerifyKey) ?? false);
                Set(engine, HostKey, (string?)Take(engine, HostKey));
            }

            // What has the wrong type is found now rather than when it is used.
            var parsed = new ContextMetadata(name, metadata, endpoints, root);
            _ = parsed.Description;
            return parsed;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(error.Message, error);
        }
    }

    /// <summary>The bytes as docker writes them.</summary>
    public byte[] ToBytes()
    {
        var endpoints = (JsonObject)CompactJson.Sorted(_endpoints)!;
        if (endpoints[Engine] is JsonObject engine)
        {
            // Of what docker knows, it writes the fields in an order of its own.
            var (host, skip) = (Take(engine, HostKey), Take(engine, SkipTlsVerifyKey));
            var ordered = new JsonObject();
            Set(ordered, HostKey, host);
            Set(ordered, SkipTlsVerifyKey, skip);
            CopyTo(ordered, engine);
            endpoints[Engine] = ordered;
        }

        var root = new JsonObject { [NameKey] = Name, [MetadataKey] = CompactJson.Sorted(_metadata), [EndpointsKey] = endpoints };
        CopyTo(root, _others);
        return CompactJson.Write(root);
    }

    private static void CopyTo(JsonObject members, JsonObject more)
    {
        foreach (var (key, value) in more)
        {
            members[key] = value?.DeepClone();
        }
    }

    private JsonObject OfEngine()
    {
        if (_endpoints[Engine] is not JsonObject engine)
        {
            _endpoints[Engine] = engine = new JsonObject { [SkipTlsVerifyKey] = false };
        }

        return engine;
    }

    /// <summary>Takes out the member of that name, in any case.</summary>
    private static JsonNode? Take(JsonObject members, string name)
    {
        var key = members.ContainsKey(name) ? name : members.Select(member => member.Key).FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));
        return key is not null && members.Remove(key, out var value) ? value : null;
    }

    private static void Set(JsonObject members, string name, JsonNode? value)
    {
        if (value is null)
        {
            members.Remove(name);
        }
        else
        {
            members[name] = value;
        }
    }
}
