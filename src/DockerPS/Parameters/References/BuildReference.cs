namespace DockerPS.Parameters;

/// <summary>Refers to a build in the history of an engine.</summary>
public sealed class BuildReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Build";
}

/// <summary>Reads references to builds, which are known by their ids.</summary>
public sealed class BuildReferenceTransformationAttribute() : ReferenceTransformationAttribute<BuildReference>(
    "Build", nameof(BuildRecord), nameof(BuildRecordDetail))
{
    /// <inheritdoc/>
    protected override string NameOf(object value) => "";

    /// <inheritdoc/>
    protected override string? NameInBag(object value) => ModuleObject.Text(value, "Id") is { Length: > 0 } id ? id : base.NameInBag(value);
}
