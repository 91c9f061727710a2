namespace DockerPS.CommandLine.Table;

/// <summary>A command of docker, as the files in Table/Commands describe it; README.md there has the fields.</summary>
internal sealed record CommandEntry
{
    /// <summary>The names without "docker", the full one first: "container ls", "ps".</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The cmdlet; null if there is none, and <see cref="Remark"/> says why.</summary>
    public string? Cmdlet { get; init; }

    /// <summary>The parameters that take the arguments, like "Name+" and "-Command*".</summary>
    public IReadOnlyList<ArgumentRule> Arguments { get; init; } = [];

    /// <summary>Whether what follows the first argument is not read as options.</summary>
    public bool EndsAtArgument { get; init; }

    /// <summary>Parameters that are always there, with their values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fixed { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Parameters that are there unless an option or an argument sets them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Default { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The kind of object that it writes, like Container.</summary>
    public string Gives { get; init; } = "";

    /// <summary>The kind of object that its first argument names.</summary>
    public string Takes { get; init; } = "";

    /// <summary>The property that docker writes of what it makes, like Id.</summary>
    public string Writes { get; init; } = "";

    /// <summary>The properties in the columns of docker's table.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The properties of templates; the name of a table in fields.json.</summary>
    public string Fields { get; init; } = "";

    /// <summary>The parameter for the file that standard output is redirected to.</summary>
    public string OutputFile { get; init; } = "";

    /// <summary>The parameter for the file that standard input comes from.</summary>
    public string InputFile { get; init; } = "";

    /// <summary>Whether it takes no -Context: it asks no engine.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The name of the code for what a table cannot say.</summary>
    public string Rule { get; init; } = "";

    /// <summary>A fact that is worth a warning whenever the command is converted.</summary>
    public string Warning { get; init; } = "";

    /// <summary>A remark on the page; the reason if there is no cmdlet.</summary>
    public string Remark { get; init; } = "";

    public IReadOnlyList<OptionEntry> Options { get; init; } = [];

    /// <summary>Returns an option by its long or short name with its dashes; null if there is none.</summary>
    public OptionEntry? Find(string name) => Options.FirstOrDefault(option => option.Names.Contains(name));
}

/// <summary>The parameter for one or more arguments.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="IsNamed">Whether the name is written.</param>
/// <param name="IsRequired">Whether there must be one.</param>
/// <param name="IsList">Whether it takes all that follow.</param>
internal sealed record ArgumentRule(string Parameter, bool IsNamed, bool IsRequired, bool IsList)
{
    /// <summary>Reads a rule: a dash for a parameter that is named, and + (one or more), * (any number) or ? (at most one).</summary>
    public static ArgumentRule Parse(string text)
    {
        var name = text.TrimStart('-').TrimEnd('+', '*', '?');
        return new(name, text[0] == '-', text[^1] is not ('*' or '?'), text[^1] is '+' or '*');
    }
}
