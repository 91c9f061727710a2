using System.Text.Json;
using System.Text.Json.Nodes;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Configuration;

/// <summary>The endpoint of a context's engine.</summary>
/// <param name="Host">The engine's endpoint; null if the context has none.</param>
/// <param name="SkipTlsVerify">Indicates whether TLS certificates are not verified. Insecure.</param>
internal sealed record ContextEndpoint(string? Host, bool SkipTlsVerify);

/// <summary>The content of a context's <c>meta.json</c>. Unknown members are kept when it is written.</summary>
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

    /// <summary>Creates the metadata of a new context.</summary>
    public ContextMetadata(string name)
        : this(name, [], [], [])
    {
    }

    private ContextMetadata(string name, JsonObject metadata, JsonObject endpoints, JsonObject others) =>
        (Name, _metadata, _endpoints, _others) = (name, metadata, endpoints, others);

    /// <summary>The context's name.</summary>
    public string Name { get; set; }

    /// <summary>The description; null for none.</summary>
    public string? Description
    {
        get => (string?)_metadata[DescriptionKey] is { Length: > 0 } text ? text : null;
        set => Set(_metadata, DescriptionKey, string.IsNullOrEmpty(value) ? null : value);
    }

    /// <summary>The engine's endpoint; null if there is none.</summary>
    public string? Host
    {
        get => (string?)_endpoints[Engine]?[HostKey] is { Length: > 0 } host ? host : null;
        set => Set(GetOrAddEngine(), HostKey, value);
    }

    /// <summary>Indicates whether TLS certificates are not verified. Insecure.</summary>
    public bool SkipTlsVerify
    {
        get => (bool?)_endpoints[Engine]?[SkipTlsVerifyKey] ?? false;
        set => Set(GetOrAddEngine(), SkipTlsVerifyKey, value);
    }

    /// <summary>
    /// Parses the engine's endpoint only, since every command with a context needs it, and parsing everything is several times as slow.
    /// </summary>
    /// <exception cref="FormatException">The text is not JSON, or not the metadata of a context.</exception>
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

            // The keys are missing, or in another case.
            var whole = Parse(json.Span);
            return new(whole.Host, whole.SkipTlsVerify);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException(error.Message, error);
        }
    }

    /// <summary>Parses the metadata. As with docker, the case of known keys is ignored.</summary>
    /// <exception cref="FormatException">The text is not JSON, or not the metadata of a context.</exception>
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

            // Wrong types are found now rather than later.
            var parsed = new ContextMetadata(name, metadata, endpoints, root);
            _ = parsed.Description;
            return parsed;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(error.Message, error);
        }
    }

    /// <summary>Returns the bytes as docker writes them.</summary>
    public byte[] ToBytes()
    {
        var endpoints = (JsonObject)CompactJson.Sorted(_endpoints)!;
        if (endpoints[Engine] is JsonObject engine)
        {
            // docker writes fields that it knows in an order of its own.
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

    private JsonObject GetOrAddEngine()
    {
        if (_endpoints[Engine] is not JsonObject engine)
        {
            _endpoints[Engine] = engine = new JsonObject { [SkipTlsVerifyKey] = false };
        }

        return engine;
    }

    /// <summary>Removes the member of a name, in any case, and returns it.</summary>
    private static JsonNode? Take(JsonObject members, string name)
    {
        var key = members.ContainsKey(name)
            ? name
            : members.Select(member => member.Key).FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));
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
