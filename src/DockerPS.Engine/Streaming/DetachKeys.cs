namespace DockerPS.Engine.Streaming;

/// <summary>The keys that leave an interactive session without ending it, in the docker CLI's form.</summary>
public sealed class DetachKeys
{
    private const string Controls = "@abcdefghijklmnopqrstuvwxyz[\\]^_";
    private const string Control = "ctrl-";
    private const string Delete = "DEL";

    private readonly byte[] _bytes;

    private DetachKeys(byte[] bytes) => _bytes = bytes;

    /// <summary>Ctrl+P, Ctrl+Q.</summary>
    public static DetachKeys Default { get; } = Parse("ctrl-p,ctrl-q");

    /// <summary>The bytes that a terminal sends for the keys.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>
    /// Parses keys, separated by commas: <c>ctrl-</c> with a letter or one of <c>@ [ \ ] ^ _</c>, a character, or <c>DEL</c>.
    /// </summary>
    /// <exception cref="FormatException">A key is not valid; the message names it.</exception>
    public static DetachKeys Parse(string text) => new([.. text.Split(',').Select(key => KeyOf(key.Trim(), text))]);

    /// <summary>Returns the keys in the engine's form.</summary>
    public override string ToString() => string.Join(',', _bytes.Select(TextOf));

    private static byte KeyOf(string key, string text) => key switch
    {
        [var character and > ' ' and < '\x7f'] => (byte)character,
        [.. var control, var character]
            when control.Equals(Control, StringComparison.OrdinalIgnoreCase)
                && Controls.IndexOf(char.ToLowerInvariant(character), StringComparison.Ordinal) is >= 0 and var code
            => (byte)code,
        _ when key.Equals(Delete, StringComparison.OrdinalIgnoreCase) => 0x7f,
        _ => throw new FormatException(
            $"'{key}' in the detach keys '{text}' is not a valid key. Write them like ctrl-p,ctrl-q: "
            + "ctrl- with a letter or one of @ [ \\ ] ^ _, or a single character, separated by commas."),
    };

    private static string TextOf(byte key) => key switch
    {
        < 0x20 => Control + Controls[key],
        0x7f => Delete,
        _ => ((char)key).ToString(),
    };
}
