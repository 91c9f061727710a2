using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>An image found in a registry, as listed by <c>docker search</c>.</summary>
public sealed class ImageSearchResult
{
    internal ImageSearchResult(ImageSearchItem item, string registry, string context)
    {
        // Registries other than Docker Hub omit their host, without which the name would refer to Docker Hub.
        Name = registry == ImageName.DefaultDomain || item.Name.StartsWith($"{registry}/", StringComparison.Ordinal)
            ? item.Name
            : $"{registry}/{item.Name}";
        (Description, StarCount, Official, Context) = (item.Description ?? "", item.StarCount, item.IsOfficial, context);
    }

    /// <summary>The name, as accepted by Receive-Image.</summary>
    public string Name { get; }

    /// <summary>The description by the owner.</summary>
    public string Description { get; }

    /// <summary>The number of stars.</summary>
    public int StarCount { get; }

    /// <summary>Whether it is an official image of the registry.</summary>
    public bool Official { get; }

    /// <summary>The engine that was queried.</summary>
    public string Context { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
