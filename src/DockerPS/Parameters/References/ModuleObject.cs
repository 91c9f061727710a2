using System.Collections;
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

    /// <summary>Returns whether a property is true.</summary>
    public static bool Flag(object value, string property) => Text(value, property) == bool.TrueString;

    /// <summary>The texts of a property that is a list; empty if there are none.</summary>
    public static IReadOnlyList<string> Texts(object value, string property) =>
        Base(value, property) is IEnumerable list and not string ? [.. list.Cast<object?>().Select(item => $"{item}")] : [];

    /// <summary>The pairs of a property that is a dictionary; null if there are none.</summary>
    public static IReadOnlyDictionary<string, string>? Pairs(object value, string property) =>
        Base(value, property) is IDictionary { Count: > 0 } pairs
            ? pairs.Keys.Cast<object>().ToDictionary(key => $"{key}", key => $"{pairs[key]}", StringComparer.Ordinal)
            : null;

    /// <summary>The other computer that an object came from; null for this one.</summary>
    public static string? ComputerOf(object value) =>
        Text(value, "PSComputerName") is { Length: > 0 } computer
        && !computer.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        && !computer.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase)
            ? computer
            : null;

    private static object? Base(object value, string property) =>
        PSObject.AsPSObject(value).Properties[property]?.Value is var found && found is PSObject wrapped ? wrapped.BaseObject : found;

    /// <summary>Whether a value is a bag of properties, as Import-Csv, Select-Object and [pscustomobject] make them.</summary>
    public static bool IsPropertyBag(object value) => value is PSObject { BaseObject: PSCustomObject } bag && KindOf(bag) is null;
}
