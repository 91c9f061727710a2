namespace DockerPS.CommandLine.Table;

/// <summary>An option of a command, as the files in Table/Commands describe it; README.md there has the fields.</summary>
internal sealed record OptionEntry
{
    /// <summary>The names with their dashes, old ones too.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The kind of value: empty for a switch, text, number, list, slice (commas separate), map (k=v).</summary>
    public string Value { get; init; } = "";

    /// <summary>The parameter, or the path in a hashtable of it: "Port", "Add.Environment".</summary>
    public string Parameter { get; init; } = "";

    /// <summary>The path in -ApiOption.</summary>
    public string Api { get; init; } = "";

    /// <summary>The value that the parameter always gets.</summary>
    public string Is { get; init; } = "";

    /// <summary>How the value is written; empty for as it is.</summary>
    public string As { get; init; } = "";

    /// <summary>The parameters for the keys of a filter; others go to -Filter.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();

    /// <summary>Values that mean what is so without the option.</summary>
    public IReadOnlyList<string> None { get; init; } = [];

    /// <summary>The fixed parameter that it takes away.</summary>
    public string Drops { get; init; } = "";

    /// <summary>The cmdlet that does the work with this option.</summary>
    public string Turns { get; init; } = "";

    /// <summary>A further switch that it needs.</summary>
    public string With { get; init; } = "";

    /// <summary>The property that docker writes with this option.</summary>
    public string Select { get; init; } = "";

    /// <summary>Whether something is lost without it, so that a warning says why.</summary>
    public bool IsLost { get; init; }

    public string Remark { get; init; } = "";

    public bool IsSwitch => Value.Length == 0;

    /// <summary>The name for messages.</summary>
    public string Name => Names.FirstOrDefault(name => name.StartsWith("--", StringComparison.Ordinal)) ?? Names[0];
}
