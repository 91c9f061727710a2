using System.Security.Cryptography;

namespace DockerPS.Engine.Builds;

/// <summary>The digest of a blob: the only name by which a blob is found, so no other text ever becomes part of a path.</summary>
public sealed record ContentDigest
{
    private ContentDigest(string algorithm, string value) => (Algorithm, Value) = (algorithm, value);

    /// <summary>The algorithm: <c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</summary>
    public string Algorithm { get; }

    /// <summary>The value, in lower-case hexadecimal digits.</summary>
    public string Value { get; }

    /// <summary>Parses a digest like <c>sha256:…</c>; null if the text is not one.</summary>
    public static ContentDigest? TryParse(string? text)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0)
        {
            return null;
        }

        var (algorithm, value) = (text![..colon], text[(colon + 1)..]);
        return LengthOf(algorithm) == value.Length && value.All(char.IsAsciiHexDigit) && !value.Any(char.IsAsciiLetterUpper)
            ? new(algorithm, value)
            : null;
    }

    /// <summary>Returns the digest with a hash as its value.</summary>
    internal static ContentDigest Of(string algorithm, ReadOnlySpan<byte> hash) =>
        new(algorithm, Convert.ToHexString(hash).ToLowerInvariant());

    /// <summary>Starts to hash with an algorithm.</summary>
    internal static IncrementalHash StartHash(string algorithm) => IncrementalHash.CreateHash(new(algorithm.ToUpperInvariant()));

    /// <summary>Returns the usual form.</summary>
    public override string ToString() => $"{Algorithm}:{Value}";

    private static int LengthOf(string algorithm) => algorithm switch
    {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        _ => -1,
    };
}
