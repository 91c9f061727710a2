using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Unwraps values, which PowerShell passes with or without a <see cref="PSObject"/> around them.</summary>
internal static class WrappedValue
{
    /// <summary>Returns the value in a wrapper. A property bag, which has no value of its own, is returned as it is.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static object? Unwrapped(this object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
