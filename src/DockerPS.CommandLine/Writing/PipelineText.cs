namespace DockerPS.CommandLine.Writing;

/// <summary>A pipeline of PowerShell as it grows.</summary>
/// <param name="Segments">The commands between the bars.</param>
internal sealed record PipelineText(IReadOnlyList<string> Segments)
{
    /// <summary>The kind of the objects that it writes, like Container; nothing for text.</summary>
    public string Gives { get; init; } = "";

    /// <summary>The property that docker would have written of each object, like Id; nothing for all.</summary>
    public string Property { get; init; } = "";

    /// <summary>The properties that stand in the columns of docker's table.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Whether the last command returns what a program in a container writes.</summary>
    public bool IsProgram { get; init; }

    /// <summary>Returns the pipeline with one more command.</summary>
    public PipelineText Then(string segment) => this with { Segments = [.. Segments, segment], IsProgram = false };

    /// <summary>The pipeline as text; with the property that docker would have written if there is one.</summary>
    public override string ToString() =>
        string.Join(" | ", Property.Length > 0 ? [.. Segments, PowerShellText.Select(Property)] : Segments);

    /// <summary>Returns the pipeline without the property: objects for the next command.</summary>
    public PipelineText AsObjects() => this with { Property = "" };

    /// <summary>Returns the pipeline that writes the bytes of a program, or else text.</summary>
    public PipelineText AsBytes() => IsProgram
        ? this with { Segments = [.. Segments.SkipLast(1), $"{Segments[^1]} -AsByteStream"] }
        : AsText();

    /// <summary>Returns the pipeline that writes what docker would have written.</summary>
    public PipelineText AsText() => Property.Length > 0
        ? this with { Segments = [.. Segments, PowerShellText.Select(Property)], Property = "", Gives = "", Columns = [] }
        : this;
}
