namespace DockerPS.Parameters;

/// <summary>Refers to an image.</summary>
public sealed class ImageReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Image";
}

/// <summary>Reads references to images.</summary>
public class ImageReferenceTransformationAttribute() : ReferenceTransformationAttribute<ImageReference>(
    nameof(Image), nameof(Image), nameof(ImageDetail))
{
    /// <inheritdoc/>
    protected override string NameOf(object value) => ModuleObject.Text(value, "Reference") ?? "";
}
