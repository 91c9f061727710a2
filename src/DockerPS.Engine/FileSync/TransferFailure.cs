using System.Text;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.FileSync;

/// <summary>Creates the errors of transfers that end early.</summary>
internal static class TransferFailure
{
    /// <summary>Creates the error for a failure that the engine told.</summary>
    public static DockerStreamException OfEngine(Packet packet) =>
        new($"The engine ended the transfer of files: {Encoding.UTF8.GetString(packet.Data.Span)}");

    /// <summary>Creates the error for a packet that has no place here.</summary>
    public static DockerStreamException Unexpected(Packet packet) =>
        new($"The engine broke the rules of the transfer of files: it sent an unexpected packet ({packet.Kind}).");

    /// <summary>Creates the error for an end before that of the transfer.</summary>
    public static DockerStreamException BrokenOff() => new("The engine ended the transfer of files before it was complete.");
}
