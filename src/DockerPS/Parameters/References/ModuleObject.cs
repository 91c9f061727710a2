using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Recognizes this module's objects in the pipeline, and their deserialized copies from jobs and files.</summary>
internal static class ModuleObject
{
    private const string Namespace = "DockerPS.";
    private const string Copy = "Deserialized.";

    /// <summary>Suffix of the first type name of an object in the output of several engines.</summary>
    public const string OfSeveralEngines = "#Context";

    /// <summary>Suffix of the first type name of a line in the output of several containers.</summary>
    public const string OfSeveralContainers = "#Container";

    /// <summary>
    /// Returns the kind of a module object or of its copy, such as <c>Container</c>; null for anything else, and for the parts of
    /// objects, such as their lists, whose types are in nested namespaces.
    /// </summary>
    public static string? KindOf(object value)
    {
        var type = PSObject.AsPSObject(value).TypeNames.FirstOrDefault() ?? "";
        var own = type.StartsWith(Copy, StringComparison.Ordinal) ? type[Copy.Length..] : type;
        return own.StartsWith(Namespace, StringComparison.Ordinal) && own.LastIndexOf('.') == Namespace.Length - 1
            ? own[Namespace.Length..].Split('#')[0]
            : null;
    }

    /// <summary>Returns a property as text; null if it is missing.</summary>
    public static string? Text(object value, string property) => PSObject.AsPSObject(value).Properties[property]?.Value?.ToString();

    /// <summary>Returns whether a property is true.</summary>
    public static bool Flag(object value, string property) => Text(value, property) == bool.TrueString;

    /// <summary>Returns the items of a list property as texts; empty if there are none.</summary>
    public static IReadOnlyList<string> Texts(object value, string property) =>
        Base(value, property) is IEnumerable list and not string ? [.. list.Cast<object?>().Select(item => $"{item}")] : [];

    /// <summary>Returns the pairs of a dictionary property; null if there are none.</summary>
    public static IReadOnlyDictionary<string, string>? Pairs(object value, string property) =>
        Base(value, property) is IDictionary { Count: > 0 } pairs
            ? pairs.Keys.Cast<object>().ToDictionary(key => $"{key}", key => $"{pairs[key]}", StringComparer.Ordinal)
            : null;

    /// <summary>Returns the remote computer that an object comes from; null for the local one.</summary>
    public static string? ComputerOf(object value) =>
        Text(value, "PSComputerName") is { Length: > 0 } computer
        && !computer.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        && !computer.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase)
            ? computer
            : null;

    private static object? Base(object value, string property) =>
        PSObject.AsPSObject(value).Properties[property]?.Value.Unwrapped();

    /// <summary>Returns whether a value is a property bag, as created by Import-Csv, Select-Object and [pscustomobject].</summary>
    public static bool IsPropertyBag(object value) => value is PSObject { BaseObject: PSCustomObject } bag && KindOf(bag) is null;
}
