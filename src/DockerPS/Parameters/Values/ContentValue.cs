using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Text;

namespace DockerPS.Parameters;

/// <summary>Content for a secret or a configuration, or a part of it. Its text never shows what it is.</summary>
public sealed class ContentValue
{
    private static readonly byte[] s_lineEnd = "\n"u8.ToArray();

    private ContentValue(byte[] bytes, bool isLine) => (Bytes, IsLine) = (bytes, isLine);

    /// <summary>The bytes; a text is UTF-8.</summary>
    internal byte[] Bytes { get; }

    /// <summary>Whether it is a text, which is parted from one before it by a line end.</summary>
    private bool IsLine { get; }

    /// <summary>The parts as one: bytes as they are, texts line by line, without an end behind the last.</summary>
    internal static byte[] Join(IReadOnlyList<ContentValue> parts) =>
        [.. parts.SelectMany((part, index) => index > 0 && part.IsLine && parts[index - 1].IsLine ? [.. s_lineEnd, .. part.Bytes] : part.Bytes)];

    /// <summary>How many bytes there are, and no value.</summary>
    public override string ToString() => $"({Bytes.Length} bytes)";

    /// <summary>Content as a user has it at hand; null where it is none.</summary>
    internal static ContentValue? From(object? value, bool allowSecure) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        ContentValue ready => ready,
        byte single => new([single], isLine: false),
        byte[] bytes => new(bytes, isLine: false),
        string text => new(Encoding.UTF8.GetBytes(text), isLine: true),
        SecureString text when allowSecure => new(Encoding.UTF8.GetBytes(SecureText.Reveal(text)), isLine: true),
        IList list => FromList([.. list.Cast<object?>().Select(item => From(item, allowSecure))]),
        IFormattable number and IConvertible => new(Encoding.UTF8.GetBytes(value is PSObject typed ? typed.ToString() : LanguagePrimitives.ConvertTo<string>(number)), isLine: true),
        _ => null,
    };

    private static ContentValue? FromList(IReadOnlyList<ContentValue?> parts) =>
        parts.Contains(null) ? null : new(Join([.. parts.OfType<ContentValue>()]), parts.Any(part => part!.IsLine));
}

/// <summary>Reads content: text, bytes, and where it is secret a SecureString.</summary>
public sealed class ContentTransformationAttribute : ValueTransformationAttribute<ContentValue>
{
    /// <summary>Whether the content is secret.</summary>
    public bool AllowSecure { get; set; }

    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session) => ContentValue.From(value, AllowSecure) ?? throw new FormatException(
        $"Content is text or bytes{(AllowSecure ? ", or a SecureString" : "")}; this is of the type {Unwrap(value).GetType().Name}. A file is given with -Path.");
}
