using System.Text;

namespace DockerPS.Output;

/// <summary>
/// Texts of engines, images and containers for the eye: what a terminal would obey, or what changes the direction of writing, is
/// replaced. A label or a message must not move the cursor, recolour other lines or set the clipboard.
/// </summary>
internal static class VisibleText
{
    private const char Replacement = '\uFFFD';

    /// <summary>A text for one line, such as a cell of a table.</summary>
    public static string OfLine(string text) => Replace(text, keepLines: false);

    /// <summary>A text that may have lines, such as a message.</summary>
    public static string OfLines(string text) => Replace(text, keepLines: true);

    private static string Replace(string text, bool keepLines)
    {
        // Nearly all have nothing to replace.
        var first = -1;
        for (var index = 0; index < text.Length && first < 0; index++)
        {
            first = IsHarmless(text, index, keepLines) ? -1 : index;
        }

        if (first < 0)
        {
            return text;
        }

        var visible = new StringBuilder(text, 0, first, text.Length);
        for (var index = first; index < text.Length; index++)
        {
            visible.Append(IsHarmless(text, index, keepLines) ? text[index] : Picture(text[index]));
        }

        return visible.ToString();
    }

    private static bool IsHarmless(string text, int index, bool keepLines) => text[index] switch
    {
        '\n' or '\t' => keepLines,
        '\r' => keepLines && index + 1 < text.Length && text[index + 1] == '\n',
        var letter when char.IsControl(letter) => false,
        // Marks that embed or override a direction; the plain marks and the joiners of emoji are harmless.
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' => false,
        _ => true,
    };

    /// <summary>Unicode has a picture of each control character of ASCII.</summary>
    private static char Picture(char letter) => letter < ' ' ? (char)('\u2400' + letter) : letter == '\u007F' ? '\u2421' : Replacement;
}
