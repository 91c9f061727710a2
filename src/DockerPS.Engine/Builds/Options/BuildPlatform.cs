using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>A platform to build for: <c>os[(version[+feature…])]/architecture[/variant]</c>.</summary>
public sealed partial record BuildPlatform
{
    /// <summary>The operating system.</summary>
    public string Os { get; init; } = "";

    /// <summary>The version of the operating system, which Windows has; empty for any.</summary>
    public string OsVersion { get; init; } = "";

    /// <summary>The features of the operating system that are needed.</summary>
    public IReadOnlyList<string> OsFeatures { get; init; } = [];

    /// <summary>The architecture.</summary>
    public string Architecture { get; init; } = "";

    /// <summary>The variant of the architecture; empty for the usual one.</summary>
    public string Variant { get; init; } = "";

    /// <summary>The platform of this computer, which <c>local</c> stands for.</summary>
    public static BuildPlatform Local { get; } = new()
    {
        Os = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux",
        Architecture = RuntimeInformation.OSArchitecture switch
        {
            System.Runtime.InteropServices.Architecture.X64 => "amd64",
            System.Runtime.InteropServices.Architecture.X86 => "386",
            var other => other.ToString().ToLowerInvariant(),
        },
    };

    /// <summary>
    /// Parses platforms with commas between them, and returns them as buildx sends them; <c>local</c> is this computer's.
    /// </summary>
    /// <exception cref="FormatException">A platform is not valid; the message names it.</exception>
    public static IReadOnlyList<BuildPlatform> ParseAll(string text) =>
        [.. text.Split(',').Select(part => (part.Equals("local", StringComparison.OrdinalIgnoreCase) ? Local : Parse(part)).Normalize())];

    /// <summary>Parses a platform. An operating system or an architecture alone is completed by this computer's.</summary>
    /// <exception cref="FormatException">The text is not a valid platform.</exception>
    public static BuildPlatform Parse(string text)
    {
        var parts = text.Split('/');
        var match = OsForm().Match(parts[0]);
        if (!match.Success || parts.Length > 3 || !parts.Skip(1).All(PartForm().IsMatch))
        {
            throw Malformed(text);
        }

        var platform = new BuildPlatform
        {
            Os = PlatformNames.NormalizeOs(match.Groups["os"].Value),
            OsVersion = Uri.UnescapeDataString(match.Groups["version"].Value),
            OsFeatures = [.. match.Groups["feature"].Captures.Select(feature => Uri.UnescapeDataString(feature.Value))],
        };
        return parts switch
        {
            [_] => Complete(platform, text),
            [_, var architecture] => platform.With(architecture, ""),
            [_, var architecture, var variant] => platform.With(architecture, variant) is { Architecture: "arm64", Variant: "" } arm64
                ? arm64 with { Variant = "v8" }
                : platform.With(architecture, variant),
            _ => throw Malformed(text),
        };
    }

    /// <summary>
    /// Returns the platform by its usual names: <c>linux/arm/v7</c> for <c>linux/armhf</c>, <c>linux/arm64</c> for its v8.
    /// </summary>
    public BuildPlatform Normalize()
    {
        var (architecture, variant) = PlatformNames.Normalize(Architecture, Variant);
        return this with
        {
            Os = PlatformNames.NormalizeOs(Os),
            Architecture = architecture,
            Variant = variant,
            OsFeatures = [.. OsFeatures.Distinct().Order(StringComparer.Ordinal)],
        };
    }

    /// <inheritdoc/>
    public bool Equals(BuildPlatform? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the text form, as buildx sends it.</summary>
    public override string ToString()
    {
        var features = string.Concat(OsFeatures.Where(feature => feature.Length > 0).Distinct().Order(StringComparer.Ordinal)
            .Select(feature => $"+{Escape(feature)}"));
        var details = OsVersion.Length + features.Length > 0 ? $"({Escape(OsVersion)}{features})" : "";
        return string.Join('/', new[] { Os + details, Architecture, Variant }.Where(part => part.Length > 0));
    }

    /// <summary>Reads a message (pb.Platform).</summary>
    internal static BuildPlatform Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        List<string> features = [];
        var platform = new BuildPlatform { OsFeatures = features };
        while (reader.Next())
        {
            if (reader.Field == 5)
            {
                features.Add(reader.Text);
            }

            platform = reader.Field switch
            {
                1 => platform with { Architecture = reader.Text },
                2 => platform with { Os = reader.Text },
                3 => platform with { Variant = reader.Text },
                4 => platform with { OsVersion = reader.Text },
                _ => platform,
            };
        }

        return platform;
    }

    /// <summary>Completes a platform with one part: a known operating system, or else a known architecture.</summary>
    private static BuildPlatform Complete(BuildPlatform platform, string text)
    {
        if (PlatformNames.IsOs(platform.Os))
        {
            return platform with { Architecture = Local.Architecture };
        }

        var found = new BuildPlatform { Os = Local.Os }.With(text, "");
        return PlatformNames.IsArchitecture(found.Architecture) ? found : throw Malformed(text);
    }

    private BuildPlatform With(string architecture, string variant)
    {
        var (name, kind) = PlatformNames.Normalize(architecture, variant);
        return this with { Architecture = name, Variant = variant.Length == 0 && (name, kind) == ("arm", "v7") ? "" : kind };
    }

    private static FormatException Malformed(string text) =>
        new($"'{text}' is not a valid platform. Write it like linux/amd64 or linux/arm64/v8.");

    private static string Escape(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("+", "%2B", StringComparison.Ordinal)
        .Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
        .Replace("/", "%2F", StringComparison.Ordinal);

    [GeneratedRegex(
        @"^(?<os>[A-Za-z0-9_-]+)(\((?<version>[A-Za-z0-9_.%-]*)(\+(?<feature>[A-Za-z0-9_.%-]+))*\))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OsForm();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PartForm();
}
