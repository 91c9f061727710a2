namespace DockerPS.Operations;

/// <summary>A network on the map.</summary>
/// <param name="Name">The name.</param>
/// <param name="Members">The number of its containers.</param>
/// <param name="Colour">The number of its colour.</param>
internal sealed record MapNetwork(string Name, int Members, int Colour);
