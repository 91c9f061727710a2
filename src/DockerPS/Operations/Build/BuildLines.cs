using System.Text;

namespace DockerPS.Operations;

/// <summary>Makes lines of text that comes in pieces.</summary>
internal sealed class BuildLines
{
    /// <summary>A longer line is handed on in pieces, so that memory stays bounded.</summary>
    private const int Longest = 1 << 20;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _begun = new();

    /// <summary>The lines that are whole with these bytes. Characters may be split between pieces.</summary>
    public IEnumerable<string> Add(ReadOnlySpan<byte> bytes)
    {
        var letters = new char[_decoder.GetCharCount(bytes, flush: false)];
        return Add(new string(letters, 0, _decoder.GetChars(bytes, letters, flush: false)));
    }

    /// <summary>The lines that are whole with this text.</summary>
    public IEnumerable<string> Add(string text)
    {
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            _begun.Append(lines[index]);
            if (index < lines.Length - 1 || _begun.Length > Longest)
            {
                yield return Take();
            }
        }
    }

    /// <summary>The last line, where it got no end.</summary>
    public IEnumerable<string> End() => _begun.Length > 0 ? [Take()] : [];

    private string Take()
    {
        var line = _begun.ToString().TrimEnd('\r');
        _begun.Clear();
        return line;
    }
}
