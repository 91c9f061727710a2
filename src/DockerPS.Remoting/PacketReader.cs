using System.Buffers;
using System.Text;

namespace DockerPS.Remoting;

/// <summary>
/// Finds the packets in the output of a process. A packet is one XML element, with a line end. Programs that the session starts can write
/// to the same output, before a packet on its line too, so everything else is passed over.
/// </summary>
/// <param name="take">Takes the text of a packet.</param>
internal sealed class PacketReader(Action<string> take)
{
    /// <summary>The longest line. PowerShell sends packets of about 45 KB.</summary>
    private const int MaxLine = 16 << 20;

    private const int MaxNoise = 4 << 10;

    private static readonly byte[][] s_heads =
        [.. new[] { "Data Stream", "DataAck PSGuid", "CommandAck PSGuid", "CloseAck PSGuid", "SignalAck PSGuid" }
            .Select(head => Encoding.ASCII.GetBytes($"<{head}='"))];

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly StringBuilder _noise = new();

    /// <summary>Indicates whether a packet was found.</summary>
    public bool HasPacket { get; private set; }

    /// <summary>The end of what came between the packets.</summary>
    public string Noise => _noise.ToString().Trim();

    /// <summary>Reads a piece of the output.</summary>
    /// <exception cref="InvalidDataException">A packet was cut by other output, so that an object would be lost.</exception>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'\n') is >= 0 and var end)
        {
            if (_line.WrittenCount == 0)
            {
                ReadLine(bytes[..end]);
            }
            else
            {
                _line.Write(bytes[..end]);
                ReadLine(_line.WrittenSpan);
                _line.ResetWrittenCount();
            }

            bytes = bytes[(end + 1)..];
        }

        _line.Write(bytes);
        if (_line.WrittenCount > MaxLine)
        {
            DropNoise();
        }
    }

    /// <summary>Ends the output: what has no line end is no packet.</summary>
    public void Complete() => AddNoise(_line.WrittenSpan);

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        while (FindHead(line) is >= 0 and var start)
        {
            AddNoise(line[..start]);
            line = line[start..];
            var length = Length(line);
            if (length < 0)
            {
                throw new InvalidDataException("Output of a program has mixed with the packets of the session.");
            }

            HasPacket = true;
            take(Encoding.UTF8.GetString(line[..length]));
            line = line[length..];
        }

        AddNoise(line);
    }

    /// <summary>Returns where the first packet begins; -1 if there is none.</summary>
    private static int FindHead(ReadOnlySpan<byte> line)
    {
        for (var start = 0; line[start..].IndexOf((byte)'<') is >= 0 and var next; start++)
        {
            start += next;
            foreach (var head in s_heads)
            {
                if (line[start..].StartsWith(head))
                {
                    return start;
                }
            }
        }

        return -1;
    }

    /// <summary>Returns the length of the packet at the start of a line; -1 if it is not whole.</summary>
    private static int Length(ReadOnlySpan<byte> line)
    {
        var next = line[1..].IndexOf((byte)'<') + 1;
        if (line.StartsWith(s_heads[0]))
        {
            return next > 0 && line[next..].StartsWith("</Data>"u8) ? next + "</Data>".Length : -1;
        }

        var end = line.IndexOf("/>"u8);
        return end > 0 && (next == 0 || end < next) ? end + 2 : -1;
    }

    /// <summary>Drops the start of a line without end, which a program that writes no lines leaves in memory otherwise.</summary>
    private void DropNoise()
    {
        var line = _line.WrittenSpan;
        var start = FindHead(line);
        var kept = line[(start >= 0 ? start : line.Length - s_heads.Max(head => head.Length))..].ToArray();
        if (kept.Length > MaxLine)
        {
            throw new InvalidDataException("A packet of the session has no end.");
        }

        AddNoise(line[..^kept.Length]);
        _line.ResetWrittenCount();
        _line.Write(kept);
    }

    private void AddNoise(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimEnd((byte)'\r');
        if (bytes.Length == 0)
        {
            return;
        }

        _noise.AppendLine(Encoding.UTF8.GetString(bytes[Math.Max(0, bytes.Length - MaxNoise)..]));
        _noise.Remove(0, Math.Max(0, _noise.Length - MaxNoise));
    }
}
