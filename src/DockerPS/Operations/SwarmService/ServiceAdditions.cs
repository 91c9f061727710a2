using DockerPS.Commands;

namespace DockerPS.Operations;

/// <summary>What -Add puts into the collections of a service: the same as the parameters of the same names.</summary>
internal sealed class ServiceAdditions : ServiceSpecCmdlet
{
    /// <inheritdoc/>
    public override string? Image { get; set; }

    /// <inheritdoc/>
    public override string[]? Command { get; set; }
}
