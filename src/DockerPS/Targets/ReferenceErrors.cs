using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Parameters;

namespace DockerPS.Targets;

/// <summary>Finds references that cannot be looked up.</summary>
internal static class ReferenceErrors
{
    /// <summary>Returns the error of an object of the wrong kind or a malformed wildcard; null if the reference can be looked up.</summary>
    public static ErrorRecord? Refusal(this ObjectReference reference) =>
        reference.WrongKind is { } kind ? CommonErrors.WrongKind(reference.Noun, kind, reference.ToString())
        : reference.Malformed is { } problem ? CommonErrors.InvalidParameter(problem, reference.ToString())
        : null;
}
