using System.Management.Automation;
using System.Net;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace DockerPS.Parameters;

/// <summary>Converts secret texts.</summary>
internal static class SecureText
{
    /// <summary>Returns the plain text, to be sent.</summary>
    public static string Reveal(SecureString text) => new NetworkCredential("", text).Password;

    /// <summary>Returns the plain text as UTF-8, and clears all other copies of it. The caller clears the bytes.</summary>
    public static byte[] RevealBytes(SecureString text)
    {
        var pointer = Marshal.SecureStringToGlobalAllocUnicode(text);
        var characters = new char[text.Length];
        try
        {
            Marshal.Copy(pointer, characters, 0, characters.Length);
            return Encoding.UTF8.GetBytes(characters);
        }
        finally
        {
            Array.Clear(characters);
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }

    /// <summary>Converts a text to a SecureString.</summary>
    public static SecureString Protect(string text)
    {
        var secure = new NetworkCredential("", text).SecurePassword;
        secure.MakeReadOnly();
        return secure;
    }
}

/// <summary>Reads secret texts, and converts plain ones to a SecureString.</summary>
public sealed class SecureTextTransformationAttribute : ValueTransformationAttribute<SecureString>
{
    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session) => value.Unwrapped() switch
    {
        SecureString { Length: > 0 } secure => secure,
        string { Length: > 0 } text => SecureText.Protect(text.Trim()),
        SecureString or string => throw new FormatException("The value is empty."),
        var other => throw new FormatException(
            $"A value of type {other.GetType().Name} cannot be used here. Use a string or a SecureString."),
    };
}
