namespace DockerPS.CommandLine.Syntax;

/// <summary>A word of a command line: pieces that follow each other without a space.</summary>
internal sealed record Word(int Start, int End, IReadOnlyList<WordPart> Parts)
{
    /// <summary>The text of a word without expansions; null if it has some.</summary>
    public string? Literal => Parts.All(part => part is LiteralPart)
        ? string.Concat(Parts.Cast<LiteralPart>().Select(part => part.Text))
        : null;
}

/// <summary>A piece of a word.</summary>
internal abstract record WordPart;

/// <summary>Text as it is, after quotes and escapes.</summary>
internal sealed record LiteralPart(string Text) : WordPart;

/// <summary>The home folder, ~.</summary>
internal sealed record TildePart : WordPart;

/// <summary>A variable: $NAME, or ${NAME:-word} with an operator and a word.</summary>
internal sealed record VariablePart(string Name, string Operator, Word? Operand) : WordPart
{
    /// <summary>Whether it was written as a variable of the environment, as in PowerShell: $env:NAME.</summary>
    public bool IsEnvironment { get; init; }

    /// <summary>Whether it is a variable of PowerShell as it is.</summary>
    public bool IsPowerShell { get; init; }

    /// <summary>Whether it stands in double quotes, so that it is one word whatever it holds.</summary>
    public bool IsQuoted { get; init; }
}

/// <summary>The output of commands: $(…), or backquotes.</summary>
internal sealed record SubstitutionPart(Script Script, string Source) : WordPart
{
    /// <summary>Whether it stands in double quotes, so that its lines stay together.</summary>
    public bool IsQuoted { get; init; }
}

/// <summary>What has no form in PowerShell, with the reason.</summary>
internal sealed record UnknownPart(string Source, string Reason) : WordPart;
