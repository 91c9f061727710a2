using System.Management.Automation;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A network that a Compose file defines.</summary>
public sealed class ComposeNetworkConfiguration
{
    internal ComposeNetworkConfiguration(string key, ComposeFields fields)
    {
        Key = key;
        Name = fields.Text("name") ?? key;
        Driver = fields.Text("driver");
        External = fields.Flag("external");
        Internal = fields.Flag("internal");
        Subnets = [.. new ComposeFields(fields["ipam"]).List("config").Select(pool => pool.Text("subnet") ?? "")];
        Labels = fields.Pairs("labels");
        Definition = fields.ToObject();
    }

    /// <summary>The key in the file.</summary>
    public string Key { get; }

    /// <summary>The name in the engine.</summary>
    public string Name { get; }

    /// <summary>The driver; null for that of the engine.</summary>
    public string? Driver { get; }

    /// <summary>Indicates whether the network exists outside of the project.</summary>
    public bool External { get; }

    /// <summary>Indicates whether the network has no access to others.</summary>
    public bool Internal { get; }

    /// <summary>The subnets.</summary>
    public ObjectList<string> Subnets { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>All keys of the network, also those that no other property has.</summary>
    public PSObject Definition { get; }

    /// <summary>Returns the name in the engine.</summary>
    public override string ToString() => Name;
}
