using System.Net;
using System.Text;
using DockerPS.Terminal;

namespace DockerPS.Operations;

/// <summary>
/// A part of a page: an element, a text, or an attribute of the element around it. This is the one place where texts become HTML, in a
/// form that parsers of XML read as well.
/// </summary>
internal abstract class HtmlPart
{
    /// <summary>Makes a text.</summary>
    public static implicit operator HtmlPart(string? text) => new Text(text ?? "");

    /// <summary>Makes an attribute; none if the value is null.</summary>
    public static implicit operator HtmlPart((string Name, string? Value) attribute) => new Attribute(attribute.Name, attribute.Value);

    /// <summary>Makes one part of several.</summary>
    public static implicit operator HtmlPart(HtmlPart[] parts) => new Group(parts);

    /// <summary>Makes an element.</summary>
    public static HtmlPart Element(string name, params HtmlPart[] parts) => new Tag(name, [.. parts.SelectMany(part => part.Parts)]);

    /// <summary>Makes a text of the module's own that is not escaped; in HTML, styles are not.</summary>
    public static HtmlPart Style(string text) => text.AsSpan().ContainsAny('<', '&')
        ? throw new ArgumentException("A style cannot contain < or &.", nameof(text))
        : new Tag("style", [new Raw(text)]);

    /// <summary>Returns the HTML.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private protected virtual IEnumerable<HtmlPart> Parts => [this];

    private protected abstract void Write(StringBuilder html);

    /// <summary>Escapes a text. What no parser of XML accepts, or what changes the texts around it unseen, becomes a symbol.</summary>
    private static string Escape(string text) =>
        WebUtility.HtmlEncode(VisibleText.OfLine(text).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD'));

    private sealed class Text(string text) : HtmlPart
    {
        private protected override void Write(StringBuilder html) => html.Append(Escape(text));
    }

    private sealed class Raw(string text) : HtmlPart
    {
        private protected override void Write(StringBuilder html) => html.Append(text);
    }

    private sealed class Attribute(string name, string? value) : HtmlPart
    {
        private protected override void Write(StringBuilder html)
        {
            if (value is not null)
            {
                html.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
            }
        }
    }

    private sealed class Group(HtmlPart[] parts) : HtmlPart
    {
        private protected override IEnumerable<HtmlPart> Parts => parts.SelectMany(part => part.Parts);

        private protected override void Write(StringBuilder html) => Array.ForEach(parts, part => part.Write(html));
    }

    private sealed class Tag(string name, IReadOnlyList<HtmlPart> parts) : HtmlPart
    {
        private static readonly string[] s_void = ["br", "col", "hr", "img", "link", "meta"];

        private protected override void Write(StringBuilder html)
        {
            html.Append('<').Append(name);
            foreach (var attribute in parts.OfType<Attribute>())
            {
                attribute.Write(html);
            }

            if (s_void.Contains(name, StringComparer.Ordinal))
            {
                html.Append(" />");
                return;
            }

            html.Append('>');
            foreach (var part in parts.Where(part => part is not Attribute))
            {
                part.Write(html);
            }

            html.Append("</").Append(name).Append('>');
        }
    }
}
