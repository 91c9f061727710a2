namespace DockerPS.Parameters;

/// <summary>Refers to a Compose project on an engine.</summary>
public sealed class ComposeProjectReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "ComposeProject";
}

/// <summary>Reads references to Compose projects, which have no id. The configuration of files stands for its project.</summary>
public sealed class ComposeProjectTransformationAttribute() : ReferenceTransformationAttribute<ComposeProjectReference>(
    "Project", nameof(ComposeProject))
{
    /// <inheritdoc/>
    protected override string Identity => "Name";

    /// <inheritdoc/>
    protected override string? NameFromKind(string kind, object value) =>
        kind == nameof(ComposeConfiguration) ? ModuleObject.Text(value, "Name") : null;
}
