namespace DockerPS.Operations;

/// <summary>A part of the map of networks, which is drawn by itself.</summary>
/// <param name="Networks">The networks.</param>
/// <param name="Rows">The containers in them, each once.</param>
/// <param name="Hidden">The number of containers that are left out.</param>
internal sealed record MapPanel(IReadOnlyList<MapNetwork> Networks, IReadOnlyList<MapRow> Rows, int Hidden);
