namespace DockerPS.Engine.Streaming;

/// <summary>A line that a process wrote.</summary>
/// <param name="Stream">The stream of the line.</param>
/// <param name="Text">The line without its end.</param>
public readonly record struct OutputLine(OutputStream Stream, string Text)
{
    /// <summary>The raw bytes, in place of a line.</summary>
    public byte[]? Bytes { get; init; }
}
