namespace DockerPS.Engine.Builds;

/// <summary>A step of writing a blob, as the engine asks for it.</summary>
internal readonly record struct ContentStep()
{
    /// <summary>The action.</summary>
    public ContentAction Action { get; init; }

    /// <summary>The name of the transfer; only the first step needs it.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The size of the blob; 0 if it is not known.</summary>
    public long Total { get; init; }

    /// <summary>The digest of the blob; empty if it is not known.</summary>
    public string Expected { get; init; } = "";

    /// <summary>The position of the data.</summary>
    public long Offset { get; init; }

    /// <summary>The data, which is valid until the next message is read.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }
}
