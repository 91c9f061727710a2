using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>An image that a registry found, as a row of <c>docker search</c>.</summary>
public sealed class ImageSearchResult
{
    internal ImageSearchResult(ImageSearchItem item, string registry, string context)
    {
        // Registries other than Docker Hub leave themselves out, and then the name would mean Docker Hub's.
        Name = registry == ImageName.DefaultDomain || item.Name.StartsWith($"{registry}/", StringComparison.Ordinal) ? item.Name : $"{registry}/{item.Name}";
        (Description, StarCount, Official, Context) = (item.Description ?? "", item.StarCount, item.IsOfficial, context);
    }

    /// <summary>The name, as Receive-Image takes it.</summary>
    public string Name { get; }

    /// <summary>What its owner says of it.</summary>
    public string Description { get; }

    /// <summary>How many people like it.</summary>
    public int StarCount { get; }

    /// <summary>Whether the registry's own people make it.</summary>
    public bool Official { get; }

    /// <summary>The engine that asked.</summary>
    public string Context { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
