using System.Management.Automation;
using DockerPS.Engine.Copy;

namespace DockerPS.Operations;

/// <summary>Items that were found, and errors about those that could not be read.</summary>
internal sealed class ItemList
{
    /// <summary>The items.</summary>
    public List<ContainerEntry> Items { get; } = [];

    /// <summary>The errors.</summary>
    public List<ErrorRecord> Errors { get; } = [];

    /// <summary>Creates a list of one item.</summary>
    public static ItemList Of(ContainerEntry item) => new() { Items = { item } };

    /// <summary>Creates a list of one error.</summary>
    public static ItemList Of(ErrorRecord error) => new() { Errors = { error } };
}
