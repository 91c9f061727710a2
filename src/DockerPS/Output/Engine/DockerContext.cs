using DockerPS.Engine.Configuration;

namespace DockerPS;

/// <summary>A context: a named engine and how to connect to it. It never contains keys.</summary>
public sealed class DockerContext
{
    /// <summary>Creates the context of an engine that is selected by its endpoint.</summary>
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

    /// <summary>The name; the endpoint if the engine was selected by one.</summary>
    public string Name { get; }

    /// <summary>The description by the user.</summary>
    public string? Description { get; }

    /// <summary>The endpoint of the engine.</summary>
    public string? Endpoint { get; }

    /// <summary>Whether commands use the context by default.</summary>
    public bool Current { get; }

    /// <summary>Whether TLS certificate verification is skipped. Insecure.</summary>
    public bool SkipTlsVerify { get; }

    /// <summary>Whether the context has a CA certificate.</summary>
    public bool HasCaCertificate { get; }

    /// <summary>Whether the context has a client certificate and key.</summary>
    public bool HasCertificate { get; }

    /// <summary>The folder of the context's file in docker's store; null for the default context.</summary>
    public string? MetadataPath { get; }

    /// <summary>The folder of the certificates, if there are any; null for the default context.</summary>
    public string? TlsPath { get; }

    /// <summary>The Context property of objects from the engine: the name, or the endpoint for the default context.</summary>
    public string Context { get; }

    /// <summary>The reason if the context cannot be used, such as an invalid endpoint; null if there is none.</summary>
    public string? Error { get; }

    /// <summary>Returns the name, as accepted by -Context.</summary>
    public override string ToString() => Name;
}
