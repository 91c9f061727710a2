using System.Globalization;

namespace DockerPS.Engine.Streaming;

/// <summary>
/// Tracks the modes that a program sets on its terminal (<c>ESC [ ? … h</c> and <c>l</c>: the alternate screen, the cursor, the
/// mouse), so that they can be reset for a program that no longer can.
/// </summary>
public sealed class TerminalModes
{
    private const byte Escape = 0x1b;

    /// <summary>The maximum length of parameters; no known mode has longer ones.</summary>
    private const int MaximumLength = 64;

    /// <summary>The mode for wrapping lines.</summary>
    private const int Wrap = 7;

    /// <summary>The mode for showing the cursor.</summary>
    private const int Cursor = 25;

    private readonly SortedSet<int> _changed = [];
    private readonly List<byte> _parameters = new(MaximumLength);
    private State _state;

    private enum State
    {
        Text,
        Escape,
        Control,
        Private,
    }

    /// <summary>Returns the bytes that reset all changed modes; empty if there are none.</summary>
    public byte[] Undo() =>
        [.. _changed.Reverse().SelectMany(
            mode => string.Create(
                CultureInfo.InvariantCulture, $"\x1b[?{mode}{(IsOnByDefault(mode) ? 'h' : 'l')}")).Select(letter => (byte)letter)];

    /// <summary>Tracks output of the program, in pieces of any length.</summary>
    public void Follow(ReadOnlySpan<byte> output)
    {
        while (output.Length > 0)
        {
            if (_state == State.Text)
            {
                var start = output.IndexOf(Escape);
                if (start < 0)
                {
                    return;
                }

                _state = State.Escape;
                output = output[(start + 1)..];
                continue;
            }

            Step(output[0]);
            output = output[1..];
        }
    }

    private static bool IsOnByDefault(int mode) => mode is Wrap or Cursor;

    private void Step(byte next)
    {
        switch (_state, next)
        {
            case (_, Escape):
                _state = State.Escape;
                break;
            case (State.Escape, (byte)'['):
                _state = State.Control;
                break;
            case (State.Control, (byte)'?'):
                _parameters.Clear();
                _state = State.Private;
                break;
            case (State.Private, >= (byte)'0' and <= (byte)';') when _parameters.Count < MaximumLength:
                _parameters.Add(next);
                break;
            default:
                if (_state == State.Private && next is (byte)'h' or (byte)'l')
                {
                    Switch(on: next == (byte)'h');
                }

                _state = State.Text;
                break;
        }
    }

    private void Switch(bool on)
    {
        foreach (var text in string.Concat(_parameters.Select(letter => (char)letter)).Split(';'))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var mode))
            {
                _ = on == IsOnByDefault(mode) ? _changed.Remove(mode) : _changed.Add(mode);
            }
        }
    }
}
