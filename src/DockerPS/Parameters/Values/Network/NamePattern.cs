namespace DockerPS.Parameters;

/// <summary>Patterns of names that docker validates before it sends a request.</summary>
internal static class NamePattern
{
    /// <summary>A DNS search domain: labels separated by dots, with at least one letter; or the root.</summary>
    public const string Domain = @" *\. *|(?=.*[a-zA-Z])" + Label + @"(\." + Label + @")*\.?";

    private const string Label = "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?";

    /// <summary>The hint for a domain, which follows "Write ".</summary>
    public const string DomainHint = "it like example.com, or . for no domain";

    /// <summary>Returns a domain as docker sends it, without the trailing dot.</summary>
    public static string ToDomain(string text) => text.Trim() is "." ? "." : text.EndsWith('.') ? text[..^1] : text;
}
