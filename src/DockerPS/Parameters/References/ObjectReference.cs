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

    /// <summary>What the reference holds.</summary>
    internal ReferenceForm Form { get; init; } = new ReferenceForm.ByName("");

    /// <summary>Returns the text or the name.</summary>
    public override string ToString() => Form.ToString();
}
