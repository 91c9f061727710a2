using System.Management.Automation;

namespace DockerPS.Output;

/// <summary>Adds counted values as visible properties; they shadow the hidden properties that would query the engine.</summary>
internal static class CountedProperty
{
    public static PSObject Add(object item, params (string Name, object? Value)[] properties)
    {
        var shown = PSObject.AsPSObject(item);
        foreach (var (name, value) in properties)
        {
            shown.Properties.Add(new PSNoteProperty(name, value), preValidated: true);
        }

        return shown;
    }
}
