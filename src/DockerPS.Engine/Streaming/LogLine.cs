using System.Buffers.Text;
using System.Text;

namespace DockerPS.Engine.Streaming;

/// <summary>A line of a container's log.</summary>
/// <param name="Stream">The stream of the line.</param>
/// <param name="Text">The line without its end, its time and its attributes.</param>
/// <param name="Timestamp">The time at which the engine read it (UTC, in ticks); null if the log has no times.</param>
/// <param name="Attributes">
/// The attributes from the logging driver, as <c>key=value</c> separated by commas, escaped as in a query; null unless requested.
/// </param>
public readonly record struct LogLine(OutputStream Stream, string Text, DateTime? Timestamp, string? Attributes)
{
    /// <summary>The length of a time like <c>2026-01-31T08:00:00.123456789Z</c>: docker writes all nine decimals, in UTC.</summary>
    internal const int TimeLength = 30;

    /// <summary>The length of a time like <c>2026-01-31T08:00:00Z</c>: podman writes no decimals.</summary>
    private const int ShortTimeLength = 20;

    /// <summary>The size of pieces: the engine splits longer lines, and writes a time before each piece.</summary>
    internal const int PieceLength = 16 << 10;

    private static ReadOnlySpan<byte> Replacement => "\uFFFD"u8;

    /// <summary>Reads a line that begins with its time.</summary>
    internal static LogLine Read(OutputStream stream, ReadOnlySpan<byte> line)
    {
        var time = TakeTime(ref line);
        return new(stream, TextOf(line, details: false), time, null);
    }

    /// <summary>Reads a line that begins with its time and its attributes.</summary>
    internal static LogLine ReadDetailed(OutputStream stream, ReadOnlySpan<byte> line)
    {
        var time = TakeTime(ref line);
        var attributes = Encoding.UTF8.GetString(TakeWord(ref line));
        return new(stream, TextOf(line, details: true), time, attributes);
    }

    private static string TextOf(ReadOnlySpan<byte> line, bool details)
    {
        if (line.Length <= PieceLength)
        {
            return Encoding.UTF8.GetString(line);
        }

        // A character may be split between two pieces, so the bytes are joined first.
        var text = new List<byte>(line.Length);
        while (line.Length > PieceLength)
        {
            var end = EndOfPiece(line);
            text.AddRange(line[..end]);
            line = line[end..];
            if (TakeTime(ref line) is not null && details)
            {
                TakeWord(ref line);
            }
        }

        text.AddRange(line);
        return Encoding.UTF8.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(text));
    }

    /// <summary>
    /// Returns the end of a piece, which a time follows. A driver that stores text replaces each invalid byte, like half a character
    /// at a cut, with three bytes, so that a piece may be longer by two for each of them.
    /// </summary>
    private static int EndOfPiece(ReadOnlySpan<byte> line)
    {
        for (var end = PieceLength; end + ShortTimeLength <= line.Length
            && (end - PieceLength) / 2 <= line[..end].Count(Replacement); end += 2)
        {
            var rest = line[end..];
            if (TakeTime(ref rest) is not null)
            {
                return end;
            }
        }

        return line.Length;
    }

    private static ReadOnlySpan<byte> TakeWord(ref ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf((byte)' ');
        var word = end < 0 ? line : line[..end];
        line = end < 0 ? default : line[(end + 1)..];
        return word;
    }

    private static DateTime? TakeTime(ref ReadOnlySpan<byte> line)
    {
        var length = line.Length >= ShortTimeLength && line[ShortTimeLength - 1] == 'Z' ? ShortTimeLength : TimeLength;
        var fraction = 0;
        if (line.Length < length || line[length - 1] != 'Z' || line[10] != 'T' || (length == TimeLength && line[19] != '.')
            || !Number(line[..4], out var year) || !Number(line[5..7], out var month) || !Number(line[8..10], out var day)
            || !Number(line[11..13], out var hour) || !Number(line[14..16], out var minute) || !Number(line[17..19], out var second)
            || (length == TimeLength && !Number(line[20..27], out fraction))
            || year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return null;
        }

        line = line[length..];
        line = line is [(byte)' ', ..] ? line[1..] : line;
        return new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(fraction);
    }

    private static bool Number(ReadOnlySpan<byte> digits, out int value) =>
        Utf8Parser.TryParse(digits, out value, out var used) && used == digits.Length && value >= 0;
}
