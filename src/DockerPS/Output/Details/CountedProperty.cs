using System.Management.Automation;

namespace DockerPS.Output;

/// <summary>Shows what was counted as properties like any other, in front of the hidden ones that would ask the engine.</summary>
internal static class CountedProperty
{
    public static PSObject Show(object item, params (string Name, object? Value)[] properties)
    {
        var shown = PSObject.AsPSObject(item);
        foreach (var (name, value) in properties)
        {
            shown.Properties.Add(new PSNoteProperty(name, value), preValidated: true);
        }

        return shown;
    }
}
