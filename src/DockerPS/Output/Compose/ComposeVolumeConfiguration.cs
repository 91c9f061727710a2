using System.Management.Automation;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A volume that a Compose file defines.</summary>
public sealed class ComposeVolumeConfiguration
{
    internal ComposeVolumeConfiguration(string key, ComposeFields fields)
    {
        Key = key;
        Name = fields.Text("name") ?? key;
        Driver = fields.Text("driver");
        Options = fields.Pairs("driver_opts");
        External = fields.Flag("external");
        Labels = fields.Pairs("labels");
        Definition = fields.ToObject();
    }

    /// <summary>The key in the file.</summary>
    public string Key { get; }

    /// <summary>The name in the engine.</summary>
    public string Name { get; }

    /// <summary>The driver; null for that of the engine.</summary>
    public string? Driver { get; }

    /// <summary>The options of the driver.</summary>
    public Dictionary<string, string> Options { get; }

    /// <summary>Indicates whether the volume exists outside of the project.</summary>
    public bool External { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>All keys of the volume, also those that no other property has.</summary>
    public PSObject Definition { get; }

    /// <summary>Returns the name in the engine.</summary>
    public override string ToString() => Name;
}
