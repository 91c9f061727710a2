namespace DockerPS.Parameters;

/// <summary>A field of a long form.</summary>
/// <param name="First">The name by which it is looked up.</param>
/// <param name="IsList">Whether it may be repeated.</param>
/// <param name="IsSwitch">Whether its value may be omitted.</param>
internal sealed record FieldName(string First, bool IsList, bool IsSwitch);
