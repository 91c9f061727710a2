namespace DockerPS.CommandLine.Errors;

/// <summary>Tells what is wrong with a command line.</summary>
public enum ProblemKind
{
    /// <summary>A quote, a parenthesis or a block that is not closed, or a sign at the wrong place.</summary>
    Syntax,

    /// <summary>A command that docker does not have, or none at all.</summary>
    Command,

    /// <summary>An option that the command does not have, or a value that it does not take.</summary>
    Option,

    /// <summary>An argument that is missing, or one too many.</summary>
    Argument,
}
