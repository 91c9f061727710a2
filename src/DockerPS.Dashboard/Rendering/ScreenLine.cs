using System.Globalization;
using DockerPS.Terminal;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DockerPS.Dashboard.Rendering;

/// <summary>
/// A line of the screen. All text of others passes here: control characters become visible, and nothing is longer than the line.
/// </summary>
/// <param name="width">The width in cells.</param>
internal sealed class ScreenLine(int width)
{
    private const string Ellipsis = "…";

    private readonly List<Segment> _segments = [];
    private int _used;

    /// <summary>The pieces of the line.</summary>
    public IEnumerable<Segment> Segments => _segments;

    /// <summary>The cells that are left.</summary>
    public int Room => width - _used;

    /// <summary>The style of every piece, such as that of the selected row; null if each has its own.</summary>
    public Style? Uniform { get; init; }

    /// <summary>Returns the cells that a text takes.</summary>
    public static int WidthOf(string text) => VisibleText.OfLine(text).GetCellWidth();

    /// <summary>Adds text, of which as much is shown as there is room for.</summary>
    public ScreenLine Add(string text, Style? style = null)
    {
        var shown = Cut(VisibleText.OfLine(text), Room);
        if (shown.Length > 0)
        {
            _segments.Add(new(shown, Uniform ?? style ?? Style.Plain));
            _used += shown.GetCellWidth();
        }

        return this;
    }

    /// <summary>Adds a cell of a table.</summary>
    public ScreenLine AddCell(string text, int cells, bool right, Style? style = null)
    {
        var shown = Cut(VisibleText.OfLine(text), Math.Clamp(cells, 0, Room));
        var blank = new string(' ', Math.Max(Math.Clamp(cells, 0, Room) - shown.GetCellWidth(), 0));
        return right ? Add(blank).Add(shown, style) : Add(shown, style).Add(blank);
    }

    /// <summary>Fills the line.</summary>
    /// <param name="letter">The character to fill it with.</param>
    /// <param name="style">The style.</param>
    /// <param name="less">The cells to leave at the end.</param>
    public ScreenLine Fill(char letter = ' ', Style? style = null, int less = 0) =>
        Add(new string(letter, Math.Max(Room - less, 0)), style);

    /// <summary>Returns the beginning of a text, with an ellipsis if it does not fit. No character is cut in half.</summary>
    private static string Cut(string text, int cells)
    {
        if (text.GetCellWidth() <= cells)
        {
            return text;
        }

        var (length, used) = (0, 1);
        foreach (var element in Elements(text))
        {
            used += element.GetCellWidth();
            if (used > cells)
            {
                break;
            }

            length += element.Length;
        }

        return cells < 1 ? "" : text[..length] + Ellipsis;
    }

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }
}
