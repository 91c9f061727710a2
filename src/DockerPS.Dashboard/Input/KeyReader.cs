using System.Text;

namespace DockerPS.Dashboard.Input;

/// <summary>Reads keys from what a terminal in raw mode sends: UTF-8, and escape sequences in pieces of any length.</summary>
public sealed class KeyReader
{
    private const char EscapeSign = '\x1b';

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _parameters = new();
    private State _state;
    private char _high;

    private enum State
    {
        Text,
        Escape,
        Control,
        Function,
    }

    /// <summary>Whether the last byte may be the key Escape, or the beginning of a sequence that has not arrived yet.</summary>
    public bool IsPending => _state == State.Escape;

    /// <summary>Returns the keys that the bytes complete.</summary>
    public IReadOnlyList<Key> Read(ReadOnlySpan<byte> bytes)
    {
        var letters = new char[bytes.Length + 1];
        var count = _decoder.GetChars(bytes, letters, flush: false);
        var keys = new List<Key>();
        foreach (var letter in letters.AsSpan(0, count))
        {
            Step(letter, keys);
        }

        return keys;
    }

    /// <summary>Ends the wait for the rest of a sequence: it was the key Escape.</summary>
    public IReadOnlyList<Key> Flush()
    {
        if (!IsPending)
        {
            return [];
        }

        _state = State.Text;
        return [new(KeyKind.Escape)];
    }

    private void Step(char letter, List<Key> keys)
    {
        switch (_state)
        {
            case State.Escape when letter is '[' or 'O':
                _parameters.Clear();
                _state = letter == '[' ? State.Control : State.Function;
                break;
            case State.Control when letter is >= ' ' and < '@':
                _parameters.Append(letter);
                break;
            case State.Control or State.Function:
                _state = State.Text;
                if (Named(letter, _parameters.ToString()) is { } named)
                {
                    keys.Add(new(named));
                }

                break;
            default:
                keys.AddRange(Flush());
                Plain(letter, keys);
                break;
        }
    }

    private void Plain(char letter, List<Key> keys)
    {
        switch (letter)
        {
            case EscapeSign:
                _state = State.Escape;
                break;
            case '\r' or '\n':
                keys.Add(new(KeyKind.Enter));
                break;
            case '\b' or '\x7f':
                keys.Add(new(KeyKind.Backspace));
                break;
            case '\x03':
                keys.Add(new(KeyKind.Interrupt));
                break;
            case var high when char.IsHighSurrogate(high):
                _high = high;
                break;
            case var low when char.IsLowSurrogate(low):
                keys.Add(new(KeyKind.Text, new string([_high, low])));
                break;
            case var text when !char.IsControl(text):
                keys.Add(new(KeyKind.Text, text.ToString()));
                break;
        }
    }

    private static KeyKind? Named(char final, string parameters) => (final, parameters) switch
    {
        ('A', _) => KeyKind.Up,
        ('B', _) => KeyKind.Down,
        ('H', _) or ('~', "1" or "7") => KeyKind.Home,
        ('F', _) or ('~', "4" or "8") => KeyKind.End,
        ('~', "5") => KeyKind.PageUp,
        ('~', "6") => KeyKind.PageDown,
        _ => null,
    };
}
