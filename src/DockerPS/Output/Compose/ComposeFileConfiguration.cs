using System.Management.Automation;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A config or a secret that a Compose file defines.</summary>
public sealed class ComposeFileConfiguration
{
    internal ComposeFileConfiguration(string key, ComposeFields fields)
    {
        Key = key;
        Name = fields.Text("name") ?? key;
        File = fields.Text("file");
        Variable = fields.Text("environment");
        Content = fields.Text("content");
        External = fields.Flag("external");
        Labels = fields.Pairs("labels");
        Definition = fields.ToObject();
    }

    /// <summary>The key in the file.</summary>
    public string Key { get; }

    /// <summary>The name in the engine.</summary>
    public string Name { get; }

    /// <summary>The path of the file with the content; null if there is none.</summary>
    public string? File { get; }

    /// <summary>The name of the variable with the content; null if there is none.</summary>
    public string? Variable { get; }

    /// <summary>The content, if the Compose file has it; null otherwise. A secret has none.</summary>
    public string? Content { get; }

    /// <summary>Indicates whether it exists outside of the project.</summary>
    public bool External { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>All keys, also those that no other property has.</summary>
    public PSObject Definition { get; }

    /// <summary>Returns the name in the engine.</summary>
    public override string ToString() => Name;
}
