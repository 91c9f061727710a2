using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Text;

namespace DockerPS.Parameters;

/// <summary>Content of a secret or config, or a part of it. Its text never reveals the value.</summary>
public sealed class ContentValue
{
    private static readonly byte[] s_lineEnd = "\n"u8.ToArray();

    private ContentValue(byte[] bytes, bool isLine) => (Bytes, IsLine) = (bytes, isLine);

    /// <summary>The bytes; a text is UTF-8.</summary>
    internal byte[] Bytes { get; }

    /// <summary>Whether it is a text, which is separated from a preceding text by a line feed.</summary>
    private bool IsLine { get; }

    /// <summary>Joins the parts: bytes unchanged, texts line by line, without a line feed after the last.</summary>
    internal static byte[] Join(IReadOnlyList<ContentValue> parts)
    {
        return [.. parts.SelectMany((part, index) => FollowsLine(part, index) ? [.. s_lineEnd, .. part.Bytes] : part.Bytes)];

        bool FollowsLine(ContentValue part, int index) => index > 0 && part.IsLine && parts[index - 1].IsLine;
    }

    /// <summary>Returns the number of bytes, never the value.</summary>
    public override string ToString() => $"({Bytes.Length} bytes)";

    /// <summary>Converts a value to content; null if it cannot be content.</summary>
    internal static ContentValue? From(object? value, bool allowSecure) => value.Unwrapped() switch
    {
        ContentValue ready => ready,
        byte single => new([single], isLine: false),
        byte[] bytes => new(bytes, isLine: false),
        string text => new(Encoding.UTF8.GetBytes(text), isLine: true),
        SecureString text when allowSecure => new(Encoding.UTF8.GetBytes(SecureText.Reveal(text)), isLine: true),
        IList list => FromList([.. list.Cast<object?>().Select(item => From(item, allowSecure))]),
        IFormattable number and IConvertible => new(Encoding.UTF8.GetBytes(NumberText(value, number)), isLine: true),
        _ => null,
    };

    private static string NumberText(object? value, object number) =>
        value is PSObject typed ? typed.ToString() : LanguagePrimitives.ConvertTo<string>(number);

    private static ContentValue? FromList(IReadOnlyList<ContentValue?> parts) =>
        parts.Contains(null) ? null : new(Join([.. parts.OfType<ContentValue>()]), parts.Any(part => part!.IsLine));
}

/// <summary>Reads content: text, bytes, or for a secret a SecureString.</summary>
public sealed class ContentTransformationAttribute : ValueTransformationAttribute<ContentValue>
{
    /// <summary>Whether the content is secret.</summary>
    public bool AllowSecure { get; set; }

    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session) =>
        ContentValue.From(value, AllowSecure) ?? throw new FormatException(
            $"A value of type {value.Unwrapped().GetType().Name} cannot be content. "
            + $"Use text or bytes{(AllowSecure ? ", or a SecureString" : "")}, or -Path for a file.");
}
