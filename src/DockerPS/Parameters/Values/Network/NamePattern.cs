namespace DockerPS.Parameters;

/// <summary>What names look like that docker checks before it asks the engine.</summary>
internal static class NamePattern
{
    /// <summary>A domain to search in: labels with dots between them, and a letter in one of them; or the root.</summary>
    public const string Domain = @" *\. *|(?=.*[a-zA-Z])[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*\.?";

    /// <summary>What to write for a domain, behind "Write ".</summary>
    public const string DomainHint = "it like example.com, or . for no domain";

    /// <summary>Returns a domain as docker sends it: without the dot at its end.</summary>
    public static string ToDomain(string text) => text.Trim() is "." ? "." : text.EndsWith('.') ? text[..^1] : text;
}
