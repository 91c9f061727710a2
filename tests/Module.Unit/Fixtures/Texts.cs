using CsCheck;
using DockerPS.Parameters;

namespace DockerPS.Tests.Fixtures;

/// <summary>Pieces that texts are made of.</summary>
internal static class Texts
{
    /// <summary>No text.</summary>
    public static Gen<string> None { get; } = Gen.Const(() => (string)null!);

    /// <summary>Words like names of fields, volumes and networks: two letters or digits at least.</summary>
    public static Gen<string> Word { get; } = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"].Array[2, 12].Select(letters =>
        new string(letters));

    /// <summary>Values of any kind: with spaces inside, quotes, commas, equals signs and letters of other alphabets.</summary>
    public static Gen<string> Value { get; } = Gen.Char["abcABC019 ,\"=:/\\-_.äß漢'"].Array[1, 12].Select(letters =>
        $"v{new string(letters)}v");

    /// <summary>A port.</summary>
    public static Gen<int> Port { get; } = Gen.Int[1, 65535];

    /// <summary>Four numbers.</summary>
    public static Gen<string> Quad { get; } = Gen.Byte.Array[4].Select(bytes => string.Join('.', bytes));

    /// <summary>IPv6 addresses in full or short form.</summary>
    public static Gen<string> Long { get; } = Gen.Select(
        Gen.OneOf(Gen.Const((ushort)0), Gen.UShort).Array[8], Gen.Bool, (groups, isShort) => isShort
            ? new System.Net.IPAddress(groups.SelectMany(group => new[] { (byte)(group >> 8), (byte)group }).ToArray()).ToString()
            : string.Join(':', groups.Select(group => $"{group:x}")));

    /// <summary>Addresses of either kind.</summary>
    public static Gen<string> Address { get; } = Gen.OneOf(Quad, Long);

    /// <summary>A comma form of fields, each quoted where it has to be.</summary>
    public static string Fields(IEnumerable<(string Name, string? Value)> fields) =>
        string.Join(',', fields.Select(field => Csv.Escape(field.Value is null ? field.Name : $"{field.Name}={field.Value}")));

    /// <summary>Texts of the characters that a form knows, which is wrong mostly in interesting ways.</summary>
    public static Gen<string> Of(string alphabet, params string[] pieces) => Gen.OneOf(
        Gen.Char[alphabet].Array[0, 16].Select(letters => new string(letters)),
        Gen.OneOfConst([.. pieces, .. alphabet.Select(letter => $"{letter}")]).Array[0, 8].Select(string.Concat),
        Gen.String[0, 12]);
}
