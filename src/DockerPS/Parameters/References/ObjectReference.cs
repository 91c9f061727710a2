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
