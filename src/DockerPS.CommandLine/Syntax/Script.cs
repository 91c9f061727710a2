namespace DockerPS.CommandLine.Syntax;

/// <summary>Statements, comments and empty lines in their order.</summary>
internal sealed record Script(IReadOnlyList<ScriptItem> Items);

/// <summary>A statement, a comment or an empty line; Start and End are its place in the text.</summary>
internal abstract record ScriptItem(int Start, int End);

/// <summary>A comment with its number sign.</summary>
internal sealed record Comment(int Start, int End) : ScriptItem(Start, End)
{
    /// <summary>Whether it stands behind a statement on the same line.</summary>
    public bool IsTrailing { get; init; }
}

/// <summary>An empty line between statements.</summary>
internal sealed record EmptyLine(int Start) : ScriptItem(Start, Start);

/// <summary>Pipelines that are joined by &amp;&amp; and ||.</summary>
internal sealed record Statement(int Start, int End, IReadOnlyList<ChainedPipeline> Pipelines, bool IsBackground) : ScriptItem(Start, End);

/// <summary>A pipeline with the operator before it; empty for the first.</summary>
internal sealed record ChainedPipeline(string Operator, Pipeline Pipeline);

/// <summary>Commands that are joined by |.</summary>
internal sealed record Pipeline(int Start, int End, IReadOnlyList<Command> Commands, bool IsNegated);

/// <summary>A command of a pipeline.</summary>
internal abstract record Command(int Start, int End);

/// <summary>A program with its arguments.</summary>
internal sealed record SimpleCommand(
    int Start, int End, IReadOnlyList<Assignment> Assignments, IReadOnlyList<Word> Words, IReadOnlyList<Redirection> Redirections)
    : Command(Start, End);

/// <summary>A loop, a condition, a function or a group, which is not looked into.</summary>
internal sealed record CompoundCommand(int Start, int End, string Keyword) : Command(Start, End);

/// <summary>NAME=value before a command.</summary>
internal sealed record Assignment(int Start, string Name, Word Value);

/// <summary>A redirection: the descriptor, or -1 for the usual one; the operator; the file, or the text of a here-document.</summary>
internal sealed record Redirection(int Start, int Descriptor, string Operator, Word Target)
{
    /// <summary>The lines of a here-document.</summary>
    public string? Document { get; set; }

    /// <summary>The place of the lines of a here-document.</summary>
    public int DocumentStart { get; set; }

    /// <summary>Whether the lines of a here-document are not expanded, since its word is quoted.</summary>
    public bool IsVerbatim { get; init; }
}
