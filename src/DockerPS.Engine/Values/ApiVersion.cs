using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DockerPS.Engine.Http;

/// <summary>A version of the Engine API, like 1.41.</summary>
/// <param name="Major">The major version.</param>
/// <param name="Minor">The minor version.</param>
public readonly record struct ApiVersion(int Major, int Minor) : IComparable<ApiVersion>
{
    /// <summary>The oldest supported version: that of Engine 20.10.</summary>
    public static ApiVersion Minimum { get; } = new(1, 41);

    /// <summary>The newest supported version.</summary>
    public static ApiVersion Maximum { get; } = new(1, 55);

    /// <summary>Parses a version; false if the text is not valid.</summary>
    /// <param name="text">The text, like <c>1.41</c>.</param>
    /// <param name="version">The version.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out ApiVersion version)
    {
        var parts = text?.Trim().Split('.') ?? [];
        version = default;
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
        {
            return false;
        }

        version = new(major, minor);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ApiVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>Returns the version in the API's form.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    /// <summary>Indicates whether the left version is older.</summary>
    public static bool operator <(ApiVersion left, ApiVersion right) => left.CompareTo(right) < 0;

    /// <summary>Indicates whether the left version is newer.</summary>
    public static bool operator >(ApiVersion left, ApiVersion right) => left.CompareTo(right) > 0;

    /// <summary>Indicates whether the left version is older or equal.</summary>
    public static bool operator <=(ApiVersion left, ApiVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Indicates whether the left version is newer or equal.</summary>
    public static bool operator >=(ApiVersion left, ApiVersion right) => left.CompareTo(right) >= 0;
}
