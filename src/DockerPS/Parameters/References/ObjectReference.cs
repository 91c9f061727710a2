using System.ComponentModel;

namespace DockerPS.Parameters;

/// <summary>
/// Refers to an object of an engine by a name, wildcard or id as typed by a user, or by an object of this module. Created by a
/// <see cref="ReferenceTransformationAttribute{T}"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ObjectReference
{
    /// <summary>The kind of the object, used as prefix of error ids.</summary>
    internal abstract string Noun { get; }

    /// <summary>The text as typed; null if an object was passed.</summary>
    internal string? Text { get; set; }

    /// <summary>Whether the text is a wildcard.</summary>
    internal bool IsPattern { get; set; }

    /// <summary>The error in the wildcard; null if it is valid.</summary>
    internal string? Malformed => IsPattern ? Wildcard.Problem(Text!) : null;

    /// <summary>The full id of an object, or its name if objects of the kind have no id.</summary>
    internal string? Id { get; set; }

    /// <summary>The name of an object.</summary>
    internal string Name { get; set; } = "";

    /// <summary>The engine of an object.</summary>
    internal string? Context { get; set; }

    /// <summary>The remote computer that an object comes from; null for the local one.</summary>
    internal string? Computer { get; set; }

    /// <summary>The kind of a module object that does not fit the reference; null if it fits.</summary>
    internal string? WrongKind { get; set; }

    /// <summary>Returns the text or the name.</summary>
    public override string ToString() => Text ?? (Name.Length > 0 ? Name : Id!);
}

/// <summary>Refers to a container.</summary>
public sealed class ContainerReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Container";
}

/// <summary>Refers to an image.</summary>
public sealed class ImageReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Image";
}

/// <summary>Refers to a network.</summary>
public sealed class NetworkReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Network";
}

/// <summary>Refers to a volume.</summary>
public sealed class VolumeReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Volume";
}

/// <summary>Refers to a swarm node.</summary>
public sealed class NodeReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Node";
}

/// <summary>Refers to a swarm secret.</summary>
public sealed class SecretReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Secret";
}

/// <summary>Refers to a swarm config.</summary>
public sealed class ConfigReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Config";
}

/// <summary>Refers to a swarm service.</summary>
public sealed class ServiceReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Service";
}

/// <summary>Refers to a context.</summary>
public sealed class ContextReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Context";
}
