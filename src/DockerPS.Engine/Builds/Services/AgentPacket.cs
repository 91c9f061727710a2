using System.Buffers.Binary;

namespace DockerPS.Engine.Builds;

/// <summary>The packets of the ssh agent protocol: the length in four bytes, the type, and the rest.</summary>
internal static class AgentPacket
{
    /// <summary>The size of the length.</summary>
    public const int PrefixSize = 4;

    /// <summary>The maximum length, as in OpenSSH.</summary>
    public const int MaximumLength = 256 << 10;

    private const byte FailureType = 5;
    private const byte ListType = 11;
    private const byte SignType = 13;

    /// <summary>The request for the list of keys.</summary>
    public static ReadOnlyMemory<byte> List { get; } = new byte[] { 0, 0, 0, 1, ListType };

    /// <summary>The answer that refuses a request.</summary>
    public static ReadOnlyMemory<byte> Failure { get; } = new byte[] { 0, 0, 0, 1, FailureType };

    /// <summary>
    /// Indicates whether a request may reach the agent: a build lists keys and signs with them. As with docker, it cannot add or remove
    /// keys, lock the agent, or use extensions.
    /// </summary>
    public static bool IsAllowed(ReadOnlySpan<byte> packet) => packet[PrefixSize] is ListType or SignType;

    /// <summary>Indicates whether a request asks for a signature.</summary>
    public static bool IsSign(ReadOnlySpan<byte> packet) => packet[PrefixSize] == SignType;

    /// <summary>Reads the length of a packet; null if it is not allowed.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> prefix) =>
        BinaryPrimitives.ReadUInt32BigEndian(prefix) is > 0 and <= MaximumLength and var length ? (int)length : null;
}
