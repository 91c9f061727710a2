namespace DockerPS.Parameters;

/// <summary>A field of a long form.</summary>
/// <param name="First">The name by which it is found.</param>
/// <param name="IsList">Whether it may come several times.</param>
/// <param name="IsSwitch">Whether it may stand without a value.</param>
internal sealed record FieldName(string First, bool IsList, bool IsSwitch);
