using System.Globalization;
using System.Text;

namespace DockerPS.Dashboard.Rendering;

/// <summary>
/// Turns screens into what a terminal must be sent: only lines that have changed, so that nothing flickers and ssh has little to carry.
/// </summary>
public sealed class FrameWriter
{
    /// <summary>Enters the alternate screen without cursor and without wrapping: a character may be wider than computed.</summary>
    public const string Enter = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J";

    private IReadOnlyList<string> _shown = [];
    private int _width;

    /// <summary>Returns what leads from the last screen to the next one, as one piece; empty if nothing has changed.</summary>
    public string Next(IReadOnlyList<string> lines, int width)
    {
        var isNew = width != _width || lines.Count != _shown.Count;
        var frame = new StringBuilder(isNew ? "\x1b[2J" : "");
        for (var index = 0; index < lines.Count; index++)
        {
            if (isNew || lines[index] != _shown[index])
            {
                frame.Append(CultureInfo.InvariantCulture, $"\x1b[{index + 1};1H\x1b[K{lines[index]}");
            }
        }

        (_shown, _width) = (lines, width);
        // Terminals that know this mode show the frame as a whole.
        return frame.Length == 0 ? "" : $"\x1b[?2026h{frame}\x1b[?2026l";
    }
}
