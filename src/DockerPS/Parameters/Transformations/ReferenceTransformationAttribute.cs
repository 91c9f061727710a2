using System.Collections;
using System.ComponentModel;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Converts values to references: strings, numbers, this module's objects and their copies from jobs and files, and property bags
/// with a Name, a property named after the kind, or a full Id. Module objects of another kind are kept, so that the error can name
/// them. Any other value is returned unchanged and does not bind: the name of a process or a file is not the name of a container.
/// </summary>
/// <typeparam name="T">The reference that the parameter needs.</typeparam>
/// <param name="noun">The kind, such as <c>Container</c>; also the name of the property that bags may have.</param>
/// <param name="kinds">The names of the module's types of that kind.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public abstract class ReferenceTransformationAttribute<T>(string noun, params string[] kinds) : ArgumentTransformationAttribute
    where T : ObjectReference, new()
{
    private const int FullId = 64;

    /// <summary>A kind of module objects that is meant for another parameter, to which the pipeline binds it.</summary>
    public string? OtherKind { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
        {
            return null;
        }

        if (inputData.Unwrapped() is not IList values)
        {
            return Convert(inputData) is { } single ? new[] { single } : inputData;
        }

        if (TypedNumbers.In(values) is { } message)
        {
            throw new ArgumentTransformationMetadataException(message);
        }

        // A null element is kept for the parameter's validation to reject.
        var references = values.Cast<object?>().Select(value => value is null ? null : Convert(value)).ToArray();
        return references.Zip(values.Cast<object?>()).Any(pair => pair.First is null && pair.Second is not null) ? inputData : references;
    }

    /// <summary>Returns the name of an object; its Name by default.</summary>
    protected virtual string NameOf(object value) => ModuleObject.Text(value, "Name") ?? "";

    /// <summary>The property that identifies an object to the engine.</summary>
    protected virtual string Identity => "Id";

    /// <summary>Returns the name that a module object of another kind provides; null if it provides none.</summary>
    protected virtual string? NameFromKind(string kind, object value) => null;

    /// <summary>Returns the name that a property bag has; null if it has none.</summary>
    protected virtual string? NameInBag(object value) =>
        ModuleObject.Text(value, "Name") is { Length: > 0 } name ? name
        : ModuleObject.Text(value, noun) is { Length: > 0 } named ? named
        : ModuleObject.Text(value, "Id") is { Length: FullId } id && id.All(char.IsAsciiHexDigitLower) ? id
        : null;

    private T? Convert(object value)
    {
        if (value is T ready)
        {
            return ready;
        }

        NotBytesAttribute.Require(value, $"the name of {(noun is "Image" ? "an" : "a")} {noun.ToLowerInvariant()}");
        if (IsText(value.Unwrapped()!))
        {
            // PowerShell parses 012345 and 52e104 as numbers, but keeps the text that was typed.
            var text = LanguagePrimitives.ConvertTo<string>(value);
            return string.IsNullOrWhiteSpace(text)
                ? throw new ArgumentTransformationMetadataException($"The name of the {noun.ToLowerInvariant()} is empty.")
                : new() { Form = ReferenceForm.ByName.From(text) };
        }

        if (ModuleObject.KindOf(value) is { } kind)
        {
            if (kind == OtherKind)
            {
                return null;
            }

            return new() { Form = FormOf(kind, value) with { Computer = ModuleObject.ComputerOf(value) } };
        }

        // Names from property bags are not typed by a user, so they are never wildcards.
        return ModuleObject.IsPropertyBag(value) && NameInBag(value) is { } name ? new() { Form = new ReferenceForm.ByName(name) } : null;
    }

    private ReferenceForm FormOf(string kind, object value)
    {
        var context = ModuleObject.Text(value, "Context");
        return NameFromKind(kind, value) is { } name ? new ReferenceForm.ByName(name)
            : CarriedObject.Find(kind, value, noun) is var (carried, carriedName)
                ? new ReferenceForm.ByObject(carried, carriedName, context)
            : kinds.Contains(kind) && ModuleObject.Text(value, Identity) is { Length: > 0 } id
                ? new ReferenceForm.ByObject(id, NameOf(value), context)
            : new ReferenceForm.WrongKind(kind, TextOf(kind, value));
    }

    /// <summary>Returns how a message names an object. The text of a configuration is all of its files.</summary>
    private static string TextOf(string kind, object value) =>
        (kind == nameof(ComposeConfiguration) ? ModuleObject.Text(value, "Name") : value.ToString()) ?? "";

    private static bool IsText(object value) => value is string || TypedNumbers.IsNumber(value);
}
