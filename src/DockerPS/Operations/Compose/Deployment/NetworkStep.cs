using NetworkDefinition = DockerPS.Compose.Model.ComposeNetwork;

namespace DockerPS.Operations;

/// <summary>A network of a project.</summary>
/// <param name="Key">The key in the files.</param>
/// <param name="Network">The definition.</param>
/// <param name="Id">The id; null if there is none yet.</param>
/// <param name="Action">Create or Recreate; null if it stays.</param>
/// <param name="Reason">The reason.</param>
internal sealed record NetworkStep(string Key, NetworkDefinition Network, string? Id, string? Action, string Reason);
