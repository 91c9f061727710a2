using System.Text;

namespace DockerPS.CommandLine.Writing;

/// <summary>A call of a cmdlet as it grows.</summary>
internal sealed class Invocation
{
    private readonly List<Parameter> _parameters = [];

    public string Cmdlet { get; set; } = "";

    /// <summary>The values of parameters by place; each may be a list.</summary>
    public List<IReadOnlyList<ArgumentText>> Places { get; } = [];

    public bool Has(string parameter) => _parameters.Exists(one => one.Name == parameter);

    /// <summary>Sets a switch.</summary>
    public void Set(string parameter, bool value = true) => Entry(parameter).Code = value ? "" : ":$false";

    /// <summary>Adds a value to a parameter.</summary>
    public void Add(string parameter, ArgumentText value) => Entry(parameter).Values.Add(value);

    /// <summary>Replaces the value of a parameter: of several options docker takes the last.</summary>
    public void Replace(string parameter, ArgumentText value)
    {
        var entry = Entry(parameter);
        entry.Values.Clear();
        entry.Values.Add(value);
    }

    /// <summary>Sets a parameter to code.</summary>
    public void SetCode(string parameter, string code) => Entry(parameter).Code = $" {code}";

    /// <summary>Returns the hashtable of a parameter.</summary>
    public HashtableText Table(string parameter) => Entry(parameter).Table ??= new();

    public void Remove(string parameter) => _parameters.RemoveAll(one => one.Name == parameter);

    public override string ToString()
    {
        StringBuilder text = new(Cmdlet);
        foreach (var place in Places)
        {
            text.Append(' ').Append(PowerShellText.List(place));
        }

        foreach (var parameter in _parameters)
        {
            text.Append(" -").Append(parameter.Name).Append(parameter.Value);
        }

        return text.ToString();
    }

    private Parameter Entry(string name)
    {
        var entry = _parameters.Find(one => one.Name == name);
        if (entry is null)
        {
            entry = new(name);
            _parameters.Add(entry);
        }

        return entry;
    }

    private sealed class Parameter(string name)
    {
        public string Name { get; } = name;

        public List<ArgumentText> Values { get; } = [];

        public string? Code { get; set; }

        public HashtableText? Table { get; set; }

        public string Value => Table is not null ? $" {Table}" : Values.Count > 0 ? $" {PowerShellText.List(Values)}" : Code ?? "";
    }
}
