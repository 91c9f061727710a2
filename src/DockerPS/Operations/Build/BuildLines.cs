using System.Text;

namespace DockerPS.Operations;

/// <summary>Splits text that arrives in pieces into lines.</summary>
internal sealed class BuildLines
{
    /// <summary>Maximum length of a line; longer ones are split, to bound memory.</summary>
    private const int MaxLength = 1 << 20;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _partial = new();

    /// <summary>Returns the lines completed by these bytes. Characters may be split between pieces.</summary>
    public IEnumerable<string> Add(ReadOnlySpan<byte> bytes)
    {
        var letters = new char[_decoder.GetCharCount(bytes, flush: false)];
        return Add(new string(letters, 0, _decoder.GetChars(bytes, letters, flush: false)));
    }

    /// <summary>Returns the lines completed by this text.</summary>
    public IEnumerable<string> Add(string text)
    {
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            _partial.Append(lines[index]);
            if (index < lines.Length - 1 || _partial.Length > MaxLength)
            {
                yield return Take();
            }
        }
    }

    /// <summary>Returns the last line if it is incomplete.</summary>
    public IEnumerable<string> End() => _partial.Length > 0 ? [Take()] : [];

    private string Take()
    {
        var line = _partial.ToString().TrimEnd('\r');
        _partial.Clear();
        return line;
    }
}
