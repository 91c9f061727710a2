namespace DockerPS.Engine.Builds;

/// <summary>The privileges that a build may be given, as buildx's <c>--allow</c> takes them.</summary>
public static class BuildEntitlement
{
    /// <summary>Steps may use the host's network.</summary>
    public const string HostNetwork = "network.host";

    /// <summary>Steps may run without the limits of containers.</summary>
    public const string Insecure = "security.insecure";

    /// <summary>Steps may use devices.</summary>
    public const string Device = "device";

    /// <summary>Checks a privilege: one of the names, or <c>device=NAME</c>.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException">The privilege does not exist.</exception>
    public static string Parse(string text) => text is HostNetwork or Insecure or Device
        || text.StartsWith($"{Device}=", StringComparison.Ordinal)
            ? text
            : throw new FormatException($"'{text}' is not a privilege of builds. Use {HostNetwork}, {Insecure} or {Device}.");
}
