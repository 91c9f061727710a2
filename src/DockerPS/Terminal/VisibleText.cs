using System.Text;

namespace DockerPS.Terminal;

/// <summary>
/// Makes text from engines, images and containers safe to display: control characters and direction overrides are replaced. A label or
/// message must not move the cursor, recolour other lines or set the clipboard.
/// </summary>
internal static class VisibleText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Returns text for a single line, such as a table cell.</summary>
    public static string OfLine(string text) => Replace(text, keepLines: false);

    /// <summary>Returns text that may have several lines, such as a message.</summary>
    public static string OfLines(string text) => Replace(text, keepLines: true);

    private static string Replace(string text, bool keepLines)
    {
        // Most texts need no replacement.
        var first = -1;
        for (var index = 0; index < text.Length && first < 0; index++)
        {
            first = IsSafe(text, index, keepLines) ? -1 : index;
        }

        if (first < 0)
        {
            return text;
        }

        var visible = new StringBuilder(text, 0, first, text.Length);
        for (var index = first; index < text.Length; index++)
        {
            visible.Append(IsSafe(text, index, keepLines) ? text[index] : ControlPicture(text[index]));
        }

        return visible.ToString();
    }

    private static bool IsSafe(string text, int index, bool keepLines) => text[index] switch
    {
        '\n' or '\t' => keepLines,
        '\r' => keepLines && index + 1 < text.Length && text[index + 1] == '\n',
        var letter when char.IsControl(letter) => false,
        // Embeddings and overrides of direction are replaced; direction marks and the joiners of emoji are harmless.
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' => false,
        _ => true,
    };

    /// <summary>Returns the Unicode control picture of an ASCII control character.</summary>
    private static char ControlPicture(char letter) =>
        letter < ' ' ? (char)('\u2400' + letter) : letter == '\u007F' ? '\u2421' : Replacement;
}
