namespace DockerPS.Operations;

/// <summary>A container on the map.</summary>
/// <param name="Container">The container.</param>
/// <param name="Links">Its networks in the same panel, by their places there.</param>
/// <param name="Elsewhere">Its other networks.</param>
internal sealed record MapRow(ReportedContainer Container, IReadOnlyList<int> Links, IReadOnlyList<MapNetwork> Elsewhere);
