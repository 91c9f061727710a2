using System.Globalization;
using System.Text;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Http;

/// <summary>The query of a request. Null values and switches that are off are left out.</summary>
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

    /// <summary>Adds the version that an update is based on.</summary>
    public Query Add(string name, ObjectVersion? version) => Add(name, version?.Index.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds filters, if there are any.</summary>
    public Query Add(FilterSet? filters) => Add("filters", filters is { IsEmpty: false } ? filters.ToString() : null);

    /// <summary>Returns the query with its question mark, or an empty string.</summary>
    public override string ToString() => _text.ToString();
}
