using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>Which items of a container are listed, and how.</summary>
/// <param name="Depth">The number of levels below the items of a folder.</param>
/// <param name="Hidden">Whether names that begin with a dot are included.</param>
/// <param name="Method">How folders are read.</param>
/// <param name="User">The user of the command; null for the container's.</param>
internal sealed record ItemListSettings(int Depth, bool Hidden, ItemMethod Method, string? User)
{
    /// <summary>The settings for a single item.</summary>
    public static readonly ItemListSettings Single = new(0, Hidden: true, ItemMethod.Auto, User: null);
}
