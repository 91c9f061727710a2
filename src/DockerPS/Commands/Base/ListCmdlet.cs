using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that list an engine's objects by labels and by the engine's own filters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ListCmdlet : FanOutCmdlet
{
    private FilterSet? _filters;

    /// <summary>Only objects with all of these labels: <c>key</c>, <c>key=value</c>, or a hashtable.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation]
    [ArgumentCompleter(typeof(LabelCompleter))]
    public KeyValue[]? Label { get; set; }

    /// <summary>The engine's own filters, as docker's --filter: <c>key=value</c> or a hashtable.</summary>
    [Parameter]
    [Alias("F")]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation(IsFilter = true)]
    public KeyValue[]? Filter { get; set; }

    /// <summary>The engine's filter that takes labels.</summary>
    private protected virtual string LabelFilter => "label";

    /// <summary>All filters that are sent to the engine.</summary>
    private protected FilterSet Filters => _filters ??= Selection()
        .Add(LabelFilter, (Label ?? []).Select(label => label.ToString()))
        .AddPairs(Filter);

    /// <summary>Returns the filters of the cmdlet's other parameters.</summary>
    private protected virtual FilterSet Selection() => new();
}
