using System.ComponentModel;

namespace DockerPS.Parameters;

/// <summary>
/// Which thing of an engine is meant: a name, a pattern or an id as a user types it, or an object that this module gave. Made from
/// either by a <see cref="ReferenceTransformationAttribute{T}"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ObjectReference
{
    /// <summary>The kind that is meant, which names the ids of errors.</summary>
    internal abstract string Noun { get; }

    /// <summary>The text as it was typed; null where an object was given.</summary>
    internal string? Text { get; set; }

    /// <summary>Whether the text is a wildcard.</summary>
    internal bool IsPattern { get; set; }

    /// <summary>What is wrong with the wildcard; null if nothing is.</summary>
    internal string? Malformed => IsPattern ? Wildcard.Problem(Text!) : null;

    /// <summary>The full id of an object; the name of one that has none.</summary>
    internal string? Id { get; set; }

    /// <summary>The name of an object.</summary>
    internal string Name { get; set; } = "";

    /// <summary>The engine of an object.</summary>
    internal string? Context { get; set; }

    /// <summary>The other computer that an object came from; null for this one.</summary>
    internal string? Computer { get; set; }

    /// <summary>The kind of an object of this module that is another than is meant; null where it is right.</summary>
    internal string? WrongKind { get; set; }

    /// <summary>The name or the text.</summary>
    public override string ToString() => Text ?? (Name.Length > 0 ? Name : Id!);
}

/// <summary>Which container is meant.</summary>
public sealed class ContainerReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Container";
}

/// <summary>Which image is meant.</summary>
public sealed class ImageReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Image";
}

/// <summary>Which network is meant.</summary>
public sealed class NetworkReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Network";
}

/// <summary>Which volume is meant.</summary>
public sealed class VolumeReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Volume";
}

/// <summary>Which engine of a swarm is meant.</summary>
public sealed class NodeReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Node";
}

/// <summary>Which secret of a swarm is meant.</summary>
public sealed class SecretReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Secret";
}

/// <summary>Which configuration of a swarm is meant.</summary>
public sealed class ConfigReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Config";
}

/// <summary>Which service of a swarm is meant.</summary>
public sealed class ServiceReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Service";
}

/// <summary>Which context is meant.</summary>
public sealed class ContextReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Context";
}
