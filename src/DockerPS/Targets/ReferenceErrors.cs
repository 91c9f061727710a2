using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Parameters;

namespace DockerPS.Targets;

/// <summary>Finds references that cannot be looked up.</summary>
internal static class ReferenceErrors
{
    /// <summary>Returns the error of an object of the wrong kind or a malformed wildcard; null if the reference can be looked up.</summary>
    public static ErrorRecord? Refusal(this ObjectReference reference) =>
        reference.KindRefusal()
        ?? (reference.Form is ReferenceForm.ByName { Malformed: { } problem }
            ? CommonErrors.InvalidParameter(problem, reference.ToString())
            : null);

    /// <summary>Returns the error of an object of the wrong kind; null if the kind is right.</summary>
    public static ErrorRecord? KindRefusal(this ObjectReference reference) => reference.Form is ReferenceForm.WrongKind(var kind, var text)
        ? CommonErrors.WrongKind(reference.Noun, kind, text)
        : null;
}
