namespace DockerPS.Compose.Errors;

/// <summary>A place in a file.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Line">The line, starting at 1; 0 stands for the file as a whole.</param>
/// <param name="Column">The column, starting at 1; 0 stands for the line as a whole.</param>
public readonly record struct SourcePosition(string Path, int Line, int Column)
{
    /// <summary>A place outside of all files, like a parameter.</summary>
    public static SourcePosition None { get; } = new("", 0, 0);

    /// <summary>Returns the place as compilers write it: <c>path:line:column</c>.</summary>
    public override string ToString() => Line == 0 ? Path : Column == 0 ? $"{Path}:{Line}" : $"{Path}:{Line}:{Column}";
}
