using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace DockerPS.Parameters;

/// <summary>
/// Parses addresses as Go, and therefore docker, does: four decimal numbers without leading zeros, or IPv6 without a zone. .NET's
/// parser reads 127.1 as 127.0.0.1, 80 as 0.0.0.80 and 010.0.0.1 as 8.0.0.1, so a typo could address another host.
/// </summary>
internal static class Address
{
    private const int Groups = 8;

    /// <summary>Reads an address; false if the text is not one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var length = text.Contains(':', StringComparison.Ordinal) ? ReadLong(text, bytes) : ReadQuad(text, bytes) ? 4 : 0;
        address = length > 0 ? new(bytes[..length]) : null;
        return length > 0;
    }

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">The text is not an address.</exception>
    public static IPAddress Parse(string text) => TryParse(text, out var address)
        ? address
        : throw new FormatException(
            $"'{text}' is not an IP address. Write all four numbers, like 10.0.0.5, or an IPv6 address, like fd00::5.");

    /// <summary>Formats an address as Go does: an IPv4 address mapped to IPv6 is written as IPv4.</summary>
    public static string ToText(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    /// <summary>Removes the brackets that IPv6 addresses have before a port.</summary>
    public static string Unbracket(string text) => text is ['[', .. { Length: > 0 } inner, ']'] ? inner : text;

    private static bool ReadQuad(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var (octet, digits, value) = (0, 0, 0);
        foreach (var letter in text)
        {
            if (letter == '.')
            {
                if (digits == 0 || octet == 3)
                {
                    return false;
                }

                bytes[octet++] = (byte)value;
                (digits, value) = (0, 0);
            }
            else if (!char.IsAsciiDigit(letter) || (digits > 0 && value == 0) || (value = (value * 10) + letter - '0') > byte.MaxValue)
            {
                return false;
            }
            else
            {
                digits++;
            }
        }

        bytes[octet] = (byte)value;
        return octet == 3 && digits > 0;
    }

    /// <summary>
    /// Reads groups of up to four digits. One run of zeros may be omitted, and the last two groups may be an IPv4 address.
    /// </summary>
    private static int ReadLong(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        Span<ushort> groups = stackalloc ushort[Groups];
        var (count, gap) = (0, -1);
        if (text.StartsWith("::"))
        {
            gap = 0;
            text = text[2..];
        }

        while (text.Length > 0)
        {
            var end = text.IndexOf(':');
            var part = end < 0 ? text : text[..end];
            if (end < 0 && part.Contains('.'))
            {
                if (count > Groups - 2 || !ReadQuad(part, bytes))
                {
                    return 0;
                }

                groups[count++] = BinaryPrimitives.ReadUInt16BigEndian(bytes);
                groups[count++] = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
                break;
            }

            if (count == Groups || part.Length is 0 or > 4
                || !ushort.TryParse(part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out groups[count]))
            {
                return 0;
            }

            count++;
            if (end < 0)
            {
                break;
            }

            text = text[(end + 1)..];
            if (text is [':', ..])
            {
                if (gap >= 0)
                {
                    return 0;
                }

                gap = count;
                text = text[1..];
            }
            else if (text.Length == 0)
            {
                return 0;
            }
        }

        // A gap stands for at least one group.
        if (gap < 0 ? count != Groups : count == Groups)
        {
            return 0;
        }

        bytes.Clear();
        for (var index = 0; index < count; index++)
        {
            var place = gap >= 0 && index >= gap ? Groups - count + index : index;
            BinaryPrimitives.WriteUInt16BigEndian(bytes[(place * 2)..], groups[index]);
        }

        return bytes.Length;
    }
}
