namespace DockerPS.Parameters;

/// <summary>Reads references to images of registries.</summary>
public sealed class RegistryImageTransformationAttribute : ImageReferenceTransformationAttribute
{
    /// <inheritdoc/>
    protected override string? NameFromKind(string kind, object value) =>
        kind == nameof(ImageSearchResult) ? ModuleObject.Text(value, "Name") : null;
}
