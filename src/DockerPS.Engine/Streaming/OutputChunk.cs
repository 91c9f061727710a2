namespace DockerPS.Engine.Streaming;

/// <summary>The output streams of a process.</summary>
public enum OutputStream
{
    /// <summary>Standard output, or all output of a process with a terminal.</summary>
    Output,

    /// <summary>Standard error.</summary>
    Error,
}

/// <summary>Output of a process. The bytes are valid until the next chunk is requested.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Bytes">The bytes.</param>
public readonly record struct OutputChunk(OutputStream Stream, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Indicates whether the chunk ends a frame; always false for output without frames.</summary>
    public bool EndsFrame { get; init; }
}
