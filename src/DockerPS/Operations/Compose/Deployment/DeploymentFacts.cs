using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>What the services of a project need on an engine: images, networks and volumes.</summary>
internal sealed record DeploymentFacts
{
    /// <summary>Stands for the id of a network of a swarm, which the engine knows only when a container is in it.</summary>
    public const string SwarmNetwork = "swarm";

    /// <summary>The images, by name; those that are missing, or about to change, are not there.</summary>
    public IReadOnlyDictionary<string, ImageInspect> Images { get; init; } = new Dictionary<string, ImageInspect>();

    /// <summary>The ids of the networks, by key; those that are about to be created are not there.</summary>
    public IReadOnlyDictionary<string, string> Networks { get; init; } = new Dictionary<string, string>();

    /// <summary>Returns the id of an image; null if it is not known.</summary>
    public string? ImageOf(string name) => Images.GetValueOrDefault(name)?.Id;
}
