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

    /// <summary>The product; empty where the engine does not say.</summary>
    public string Platform { get; }

    /// <summary>The newest API version that the engine speaks.</summary>
    public string ApiVersion { get; }

    /// <summary>The oldest API version that the engine speaks.</summary>
    public string MinApiVersion { get; }

    /// <summary>The API version that this module speaks with it.</summary>
    public string NegotiatedApiVersion { get; }

    /// <summary>The commit that the engine was built from.</summary>
    public string GitCommit { get; }

    /// <summary>The compiler that built it.</summary>
    public string GoVersion { get; }

    /// <summary>linux or windows.</summary>
    public string OperatingSystem { get; }

    /// <summary>The processor, like amd64.</summary>
    public string Architecture { get; }

    /// <summary>The kernel's version.</summary>
    public string KernelVersion { get; }

    /// <summary>Whether experimental features are on.</summary>
    public bool Experimental { get; }

    /// <summary>When the engine was built; null where it does not say.</summary>
    public DateTime? BuildTime { get; }

    /// <summary>The engine's parts.</summary>
    public ObjectList<DockerComponent> Components { get; }

    /// <summary>The version of DockerPS.</summary>
    public string ModuleVersion { get; }

    /// <summary>The engine's version.</summary>
    public override string ToString() => ServerVersion;
}

/// <summary>A part of an engine.</summary>
public sealed class DockerComponent
{
    internal DockerComponent(VersionComponent component)
    {
        Name = component.Name ?? "";
        Version = component.Version ?? "";
        Details = EngineValue.Copy(component.Details);
    }

    /// <summary>The part's name, like containerd.</summary>
    public string Name { get; }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>More about it.</summary>
    public Dictionary<string, string> Details { get; }

    /// <summary>The name and the version.</summary>
    public override string ToString() => $"{Name} {Version}";
}
