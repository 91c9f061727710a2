namespace DockerPS.Engine.Streaming;

/// <summary>Which of a process's outputs something came from.</summary>
public enum OutputStream
{
    /// <summary>Standard output; everything, where the process has a terminal.</summary>
    Output,

    /// <summary>Standard error.</summary>
    Error,
}

/// <summary>Bytes that a process wrote. They are valid until the next ones are asked for.</summary>
/// <param name="Stream">Where they came from.</param>
/// <param name="Bytes">The bytes.</param>
public readonly record struct OutputChunk(OutputStream Stream, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Indicates whether a frame ends with them; never where output comes without frames.</summary>
    public bool EndsFrame { get; init; }
}
