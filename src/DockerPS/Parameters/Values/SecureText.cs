using System.Management.Automation;
using System.Net;
using System.Security;

namespace DockerPS.Parameters;

/// <summary>Texts that are secret.</summary>
internal static class SecureText
{
    /// <summary>The text, to be sent.</summary>
    public static string Reveal(SecureString text) => new NetworkCredential("", text).Password;

    /// <summary>A text that does not show itself.</summary>
    public static SecureString Protect(string text)
    {
        var secure = new NetworkCredential("", text).SecurePassword;
        secure.MakeReadOnly();
        return secure;
    }
}

/// <summary>Reads secret texts: what is typed as text is hidden at once.</summary>
public sealed class SecureTextTransformationAttribute : ValueTransformationAttribute<SecureString>
{
    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session) => Unwrap(value) switch
    {
        SecureString { Length: > 0 } secure => secure,
        string { Length: > 0 } text => SecureText.Protect(text.Trim()),
        SecureString or string => throw new FormatException("It is empty."),
        var other => throw new FormatException($"Give it as text or as a SecureString, not as {other.GetType().Name}."),
    };
}
