using System.Globalization;
using System.Text;

namespace DockerPS.Engine.Grpc;

/// <summary>Encodes and decodes the text of a status, whose bytes outside of printable ASCII are written as %XX.</summary>
internal static class GrpcText
{
    /// <summary>Encodes a text.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var part in Encoding.UTF8.GetBytes(text))
        {
            _ = part is >= (byte)' ' and <= (byte)'~' and not (byte)'%'
                ? encoded.Append((char)part)
                : encoded.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
        }

        return encoded.ToString();
    }

    /// <summary>Decodes a text. What is malformed stays as it is, since a status without its text is worth less.</summary>
    public static string Decode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = 0;
        for (var index = 0; index < bytes.Length; index++)
        {
            var isCoded = bytes[index] == '%' && index + 2 < bytes.Length
                && char.IsAsciiHexDigit((char)bytes[index + 1]) && char.IsAsciiHexDigit((char)bytes[index + 2]);
            bytes[length++] = isCoded ? Convert.FromHexString($"{(char)bytes[index + 1]}{(char)bytes[index + 2]}")[0] : bytes[index];
            index += isCoded ? 2 : 0;
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
