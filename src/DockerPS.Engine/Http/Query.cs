using System.Globalization;
using System.Text;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Http;

/// <summary>The query of a request. A value that is null is left out, and so is a switch that is off.</summary>
internal sealed class Query
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a text.</summary>
    public Query Add(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    /// <summary>Adds a number.</summary>
    public Query Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a time.</summary>
    public Query Add(string name, DateTime? time) => Add(name, time is { } value ? UnixTime.Text(value) : null);

    /// <summary>Adds a switch, if it is on.</summary>
    public Query Add(string name, bool value) => Add(name, value ? "1" : null);

    /// <summary>Adds the state of a swarm that a request is a change of.</summary>
    public Query Add(string name, ObjectVersion? version) => Add(name, version?.Index.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds filters, if there are any.</summary>
    public Query Add(FilterSet? filters) => Add("filters", filters is { IsEmpty: false } ? filters.ToString() : null);

    /// <summary>The query with its leading question mark, or nothing.</summary>
    public override string ToString() => _text.ToString();
}
