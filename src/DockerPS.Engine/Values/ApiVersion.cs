using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DockerPS.Engine.Http;

/// <summary>A version of the Engine API, like 1.41.</summary>
/// <param name="Major">The number before the point.</param>
/// <param name="Minor">The number behind the point.</param>
public readonly record struct ApiVersion(int Major, int Minor) : IComparable<ApiVersion>
{
    /// <summary>The oldest version that this client speaks: the one of Engine 20.10.</summary>
    public static ApiVersion Minimum { get; } = new(1, 41);

    /// <summary>The newest version that this client speaks.</summary>
    public static ApiVersion Maximum { get; } = new(1, 55);

    /// <summary>Reads a version; false if the text is none.</summary>
    /// <param name="text">For example <c>1.41</c>.</param>
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

    /// <summary>The version as the API writes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    /// <summary>Indicates whether the left version is older.</summary>
    public static bool operator <(ApiVersion left, ApiVersion right) => left.CompareTo(right) < 0;

    /// <summary>Indicates whether the left version is newer.</summary>
    public static bool operator >(ApiVersion left, ApiVersion right) => left.CompareTo(right) > 0;

    /// <summary>Indicates whether the left version is older or the same.</summary>
    public static bool operator <=(ApiVersion left, ApiVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Indicates whether the left version is newer or the same.</summary>
    public static bool operator >=(ApiVersion left, ApiVersion right) => left.CompareTo(right) >= 0;
}
