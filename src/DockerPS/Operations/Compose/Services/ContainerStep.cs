using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>What happens to a container of a service.</summary>
internal enum ContainerAction
{
    /// <summary>Nothing.</summary>
    Keep,

    /// <summary>It is created.</summary>
    Create,

    /// <summary>It is replaced.</summary>
    Recreate,

    /// <summary>It gets its name, since a replacement was interrupted.</summary>
    Rename,

    /// <summary>It is removed.</summary>
    Remove,
}

/// <summary>A step of a service's plan.</summary>
/// <param name="Action">What happens.</param>
/// <param name="Name">The name of the container.</param>
/// <param name="Number">The number of the container in its service.</param>
/// <param name="Container">The container on the engine; null if it is to be created.</param>
/// <param name="Reason">The reason.</param>
internal sealed record ContainerStep(ContainerAction Action, string Name, int Number, ContainerSummary? Container, string Reason);
