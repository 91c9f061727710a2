using DockerPS.Engine.Configuration;

namespace DockerPS;

/// <summary>A context: the name of an engine, and how it is reached. Keys are never part of it.</summary>
public sealed class DockerContext
{
    /// <summary>What commands call an engine that is chosen by its endpoint.</summary>
    internal DockerContext(string endpoint, string? error)
        : this(new() { Name = endpoint, Endpoint = endpoint }, current: true, endpoint, error)
    {
    }

    internal DockerContext(StoredContext stored, bool current, string context, string? error)
    {
        (Name, Description, Endpoint, Current) = (stored.Name, stored.Description, stored.Endpoint, current);
        (SkipTlsVerify, HasCaCertificate, HasCertificate) = (stored.SkipTlsVerify, stored.HasCaCertificate, stored.HasCertificate);
        (MetadataPath, TlsPath) = (stored.MetadataPath, stored.TlsPath);
        (Context, Error) = (context, error);
    }

    /// <summary>Its name; the endpoint where the engine was chosen by one.</summary>
    public string Name { get; }

    /// <summary>What the user says about it.</summary>
    public string? Description { get; }

    /// <summary>Where its engine listens.</summary>
    public string? Endpoint { get; }

    /// <summary>Whether commands use it where nothing else is said.</summary>
    public bool Current { get; }

    /// <summary>Whether any engine is believed over TLS.</summary>
    public bool SkipTlsVerify { get; }

    /// <summary>Whether it has a certificate of who vouches for the engine.</summary>
    public bool HasCaCertificate { get; }

    /// <summary>Whether it has a certificate of the client with its key.</summary>
    public bool HasCertificate { get; }

    /// <summary>The folder of its file in docker's store; null for the default one.</summary>
    public string? MetadataPath { get; }

    /// <summary>The folder of its certificates, if it has any; null for the default one.</summary>
    public string? TlsPath { get; }

    /// <summary>What objects of its engine bear as their context: its name, for the default one the endpoint.</summary>
    public string Context { get; }

    /// <summary>Why its engine cannot be reached at all, like an endpoint that is none; null where nothing speaks against it.</summary>
    public string? Error { get; }

    /// <summary>Its name, which -Context takes.</summary>
    public override string ToString() => Name;
}
