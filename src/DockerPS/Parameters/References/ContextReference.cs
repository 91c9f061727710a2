namespace DockerPS.Parameters;

/// <summary>Refers to a context.</summary>
public sealed class ContextReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Context";
}

/// <summary>Reads references to contexts.</summary>
public sealed class ContextTransformationAttribute() : ReferenceTransformationAttribute<ContextReference>("Context")
{
    /// <inheritdoc/>
    protected override string? NameFromKind(string kind, object value) =>
        kind == nameof(DockerContext) ? ModuleObject.Text(value, "Name") : null;
}
