namespace DockerPS.Parameters;

/// <summary>A device of the host in a container.</summary>
/// <param name="Source">The path on the host, or the name of a CDI device.</param>
/// <param name="Target">The path in the container.</param>
/// <param name="Permissions">Any of r, w and m.</param>
/// <param name="IsCdi">Whether the source is a CDI device, <c>vendor/class=name</c>.</param>
public sealed record DeviceSpecification(string Source, string Target, string Permissions, bool IsCdi);
