using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>What a value in the pipeline is to this module: one of its objects, the copy of one that came through a job or a file, or neither.</summary>
internal static class ModuleObject
{
    private const string Namespace = "DockerPS.";
    private const string Copy = "Deserialized.";

    /// <summary>The end of the first type name of an object that was written together with those of other engines.</summary>
    public const string OfSeveralEngines = "#Context";

    /// <summary>The end of the first type name of a line that was written together with those of other containers.</summary>
    public const string OfSeveralContainers = "#Container";

    /// <summary>
    /// The kind of an object of this module or of its copy, like <c>Container</c>; null for anything else, and for what objects consist
    /// of, like their lists: that is in namespaces below.
    /// </summary>
    public static string? KindOf(object value)
    {
        var type = PSObject.AsPSObject(value).TypeNames.FirstOrDefault() ?? "";
        var own = type.StartsWith(Copy, StringComparison.Ordinal) ? type[Copy.Length..] : type;
        return own.StartsWith(Namespace, StringComparison.Ordinal) && own.LastIndexOf('.') == Namespace.Length - 1
            ? own[Namespace.Length..].Split('#')[0]
            : null;
    }

    /// <summary>A property's text; null where there is none.</summary>
    public static string? Text(object value, string property) => PSObject.AsPSObject(value).Properties[property]?.Value?.ToString();

    /// <summary>The other computer that an object came from; null for this one.</summary>
    public static string? ComputerOf(object value) =>
        Text(value, "PSComputerName") is { Length: > 0 } computer
        && !computer.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        && !computer.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase)
            ? computer
            : null;

    /// <summary>Whether a value is a bag of properties, as Import-Csv, Select-Object and [pscustomobject] make them.</summary>
    public static bool IsPropertyBag(object value) => value is PSObject { BaseObject: PSCustomObject } bag && KindOf(bag) is null;
}
