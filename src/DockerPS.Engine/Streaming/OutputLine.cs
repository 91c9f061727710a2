namespace DockerPS.Engine.Streaming;

/// <summary>A line that a process wrote.</summary>
/// <param name="Stream">Where it came from.</param>
/// <param name="Text">The line without its end.</param>
public readonly record struct OutputLine(OutputStream Stream, string Text)
{
    /// <summary>Bytes that are taken as they are, instead of a line.</summary>
    public byte[]? Bytes { get; init; }
}
