using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>An image that is pulled or built.</summary>
/// <param name="Image">The name.</param>
/// <param name="Service">The service that needs it.</param>
/// <param name="Pulls">Whether it is pulled.</param>
/// <param name="Builds">Whether it is built, after a pull only if that fails.</param>
/// <param name="Reason">The reason.</param>
internal sealed record ImageStep(string Image, ServiceDefinition Service, bool Pulls, bool Builds, string Reason);
