using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>The versions of an engine and of this module.</summary>
public sealed class DockerVersion
{
    internal DockerVersion(SystemVersion version, ApiVersion spoken, string context)
    {
        Context = context;
        ServerVersion = version.Version ?? "";
        Platform = version.Platform?.Name ?? "";
        ApiVersion = version.ApiVersion ?? "";
        MinApiVersion = version.MinApiVersion ?? "";
        NegotiatedApiVersion = spoken.ToString();
        GitCommit = version.GitCommit ?? "";
        GoVersion = version.GoVersion ?? "";
        OperatingSystem = version.Os ?? "";
        Architecture = version.Arch ?? "";
        KernelVersion = version.KernelVersion ?? "";
        Experimental = version.Experimental;
        BuildTime = Output.EngineTime.FromText(version.BuildTime);
        Components = [.. (version.Components ?? []).Select(component => new DockerComponent(component))];
        ModuleVersion = typeof(DockerVersion).Assembly.GetName().Version?.ToString(3) ?? "";
    }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The engine's version.</summary>
    public string ServerVersion { get; }

    /// <summary>The product; empty if unknown.</summary>
    public string Platform { get; }

    /// <summary>The newest API version that the engine supports.</summary>
    public string ApiVersion { get; }

    /// <summary>The oldest API version that the engine supports.</summary>
    public string MinApiVersion { get; }

    /// <summary>The negotiated API version.</summary>
    public string NegotiatedApiVersion { get; }

    /// <summary>The git commit of the engine.</summary>
    public string GitCommit { get; }

    /// <summary>The Go version that built the engine.</summary>
    public string GoVersion { get; }

    /// <summary>The operating system: linux or windows.</summary>
    public string OperatingSystem { get; }

    /// <summary>The architecture, like amd64.</summary>
    public string Architecture { get; }

    /// <summary>The version of the kernel.</summary>
    public string KernelVersion { get; }

    /// <summary>Whether experimental features are enabled.</summary>
    public bool Experimental { get; }

    /// <summary>The build time of the engine; null if unknown.</summary>
    public DateTime? BuildTime { get; }

    /// <summary>The components of the engine.</summary>
    public ObjectList<DockerComponent> Components { get; }

    /// <summary>The version of DockerPS.</summary>
    public string ModuleVersion { get; }

    /// <summary>Returns the engine's version.</summary>
    public override string ToString() => ServerVersion;
}

/// <summary>A component of an engine.</summary>
public sealed class DockerComponent
{
    internal DockerComponent(VersionComponent component)
    {
        Name = component.Name ?? "";
        Version = component.Version ?? "";
        Details = EngineValue.Copy(component.Details);
    }

    /// <summary>The name, like containerd.</summary>
    public string Name { get; }

    /// <summary>The version.</summary>
    public string Version { get; }

    /// <summary>Additional details.</summary>
    public Dictionary<string, string> Details { get; }

    /// <summary>Returns the name and the version.</summary>
    public override string ToString() => $"{Name} {Version}";
}
