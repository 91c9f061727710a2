using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace DockerPS.Parameters;

/// <summary>Reads encodings by the names of PowerShell's own cmdlets, by other names of .NET, and by numbers of code pages.</summary>
public sealed class EncodingTransformationAttribute : ValueTransformationAttribute<Encoding>
{
    /// <summary>UTF-8 without a byte order mark.</summary>
    internal static readonly Encoding Default = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>PowerShell's names.</summary>
    internal static readonly IReadOnlyDictionary<string, Func<Encoding>> Names =
        new SortedDictionary<string, Func<Encoding>>(StringComparer.OrdinalIgnoreCase)
        {
            ["ansi"] = () => OfCodePage(CultureInfo.CurrentCulture.TextInfo.ANSICodePage),
            ["ascii"] = () => Encoding.ASCII,
            ["bigendianunicode"] = () => Encoding.BigEndianUnicode,
            ["bigendianutf32"] = () => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
            ["oem"] = () => OfCodePage(CultureInfo.CurrentCulture.TextInfo.OEMCodePage),
            ["unicode"] = () => Encoding.Unicode,
            ["utf32"] = () => Encoding.UTF32,
            ["utf8"] = () => Default,
            ["utf8BOM"] = () => Encoding.UTF8,
            ["utf8NoBOM"] = () => Default,
        };

    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session)
    {
        if (value.Unwrapped() is Encoding ready)
        {
            return ready;
        }

        var text = TextOf(value);
        try
        {
            return Names.TryGetValue(text, out var known) ? known()
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? OfCodePage(page)
                : CodePagesEncodingProvider.Instance.GetEncoding(text) ?? Encoding.GetEncoding(text);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new FormatException(
                $"'{text}' is not a known encoding. Use {string.Join(", ", Names.Keys)}, or the number of a code page.", error);
        }
    }

    private static Encoding OfCodePage(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);
}
