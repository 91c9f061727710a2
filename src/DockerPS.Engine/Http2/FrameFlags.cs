using System.Diagnostics.CodeAnalysis;

namespace DockerPS.Engine.Http2;

/// <summary>The flags of frames. Their meanings depend on the type.</summary>
[Flags]
[SuppressMessage("Design", "CA1069", Justification = "The protocol uses the bit for both.")]
internal enum FrameFlags : byte
{
    /// <summary>No flags.</summary>
    None = 0,

    /// <summary>Of DATA and HEADERS: this side sends no more on the stream.</summary>
    EndStream = 1,

    /// <summary>Of SETTINGS and PING: the acknowledgement.</summary>
    Acknowledge = 1,

    /// <summary>Of HEADERS and CONTINUATION: the block is complete.</summary>
    EndHeaders = 4,

    /// <summary>Of DATA and HEADERS: padding follows, and its length comes first.</summary>
    Padded = 8,

    /// <summary>Of HEADERS: a priority comes first.</summary>
    Priority = 0x20,
}
