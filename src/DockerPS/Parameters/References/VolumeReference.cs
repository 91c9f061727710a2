namespace DockerPS.Parameters;

/// <summary>Refers to a volume.</summary>
public sealed class VolumeReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Volume";
}

/// <summary>Reads references to volumes, which have no id.</summary>
public sealed class VolumeReferenceTransformationAttribute() : ReferenceTransformationAttribute<VolumeReference>(
    "Volume", nameof(DockerVolume))
{
    /// <inheritdoc/>
    protected override string Identity => "Name";
}
