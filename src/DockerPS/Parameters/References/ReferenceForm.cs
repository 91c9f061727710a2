using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>What a reference holds: a name, an object of the right kind, or an object of another kind.</summary>
internal abstract record ReferenceForm
{
    private ReferenceForm()
    {
    }

    /// <summary>The remote computer that the reference comes from; null for the local one.</summary>
    public string? Computer { get; init; }

    /// <summary>A name, wildcard or id as typed by a user, or a name from a property bag.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="IsPattern">Whether the text is a wildcard.</param>
    public sealed record ByName(string Text, bool IsPattern = false) : ReferenceForm
    {
        /// <summary>The wildcard; null if the text is not one.</summary>
        public WildcardPattern? Pattern => IsPattern ? Wildcard.Parse(Text) : null;

        /// <summary>The error in the wildcard; null if it is valid.</summary>
        public string? Malformed => IsPattern ? Wildcard.Problem(Text) : null;

        /// <summary>Reads a text as typed by a user, which may be a wildcard.</summary>
        public static ByName From(string text) => new(text, WildcardPattern.ContainsWildcardCharacters(text));

        /// <summary>Returns the text.</summary>
        public override string ToString() => Text;
    }

    /// <summary>An object of this module that stands for the object on its engine.</summary>
    /// <param name="Id">The full id, or the name if objects of the kind have no id.</param>
    /// <param name="Name">The name; empty if there is none.</param>
    /// <param name="Context">The context of the engine.</param>
    public sealed record ByObject(string Id, string Name, string? Context) : ReferenceForm
    {
        /// <summary>Returns the name, or the id if there is none.</summary>
        public override string ToString() => Name.Length > 0 ? Name : Id;
    }

    /// <summary>An object of this module of a kind that does not fit.</summary>
    /// <param name="Kind">The kind, such as <c>ContainerDetail</c>.</param>
    /// <param name="Text">The object as text.</param>
    public sealed record WrongKind(string Kind, string Text) : ReferenceForm
    {
        /// <summary>Returns the object as text.</summary>
        public override string ToString() => Text;
    }
}
