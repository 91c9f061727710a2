using System.Collections;
using System.ComponentModel;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Turns what users have at hand into references: texts, numbers, this module's objects and their copies from jobs and files, and bags of
/// properties with a Name, a property named like the kind, or a full Id. Objects of this module of another kind are kept, to be
/// refused by name. Anything else is handed back as it is, and then does not bind: the name of a process or a file is not the
/// name of a container.
/// </summary>
/// <typeparam name="T">The reference that the parameter needs.</typeparam>
/// <param name="noun">The kind that is meant, like <c>Container</c>; also the property that bags may have.</param>
/// <param name="kinds">The names of this module's types that are of that kind.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public abstract class ReferenceTransformationAttribute<T>(string noun, params string[] kinds) : ArgumentTransformationAttribute
    where T : ObjectReference, new()
{
    private const int FullId = 64;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
        {
            return null;
        }

        if ((inputData is PSObject { BaseObject: IList wrapped } ? wrapped : inputData as IList) is not { } values)
        {
            return One(inputData) is { } single ? new[] { single } : inputData;
        }

        if (TypedNumbers.In(values) is { } message)
        {
            throw new ArgumentTransformationMetadataException(message);
        }

        // A null among them stays one: the parameter's validation refuses it.
        var references = values.Cast<object?>().Select(value => value is null ? null : One(value)).ToArray();
        return references.Zip(values.Cast<object?>()).Any(pair => pair.First is null && pair.Second is not null) ? inputData : references;
    }

    /// <summary>What the name of an object is, where it is not its Name.</summary>
    protected virtual string NameOf(object value) => ModuleObject.Text(value, "Name") ?? "";

    /// <summary>The property by which engines tell objects apart.</summary>
    protected virtual string Identity => "Id";

    /// <summary>The name that an object of another kind of this module gives; null where it is not meant.</summary>
    protected virtual string? NameFromKind(string kind, object value) => null;

    private T? One(object value)
    {
        if (value is T ready)
        {
            return ready;
        }

        NotBytesAttribute.Require(value, $"the name of {(noun is "Image" ? "an" : "a")} {noun.ToLowerInvariant()}");
        if (IsText(value is PSObject wrapper ? wrapper.BaseObject : value))
        {
            // PowerShell reads 012345 and 52e104 as numbers; it still knows what was typed.
            var text = LanguagePrimitives.ConvertTo<string>(value);
            return string.IsNullOrWhiteSpace(text)
                ? throw new ArgumentTransformationMetadataException($"The name of the {noun.ToLowerInvariant()} is empty.")
                : new() { Text = text, IsPattern = WildcardPattern.ContainsWildcardCharacters(text) };
        }

        if (ModuleObject.KindOf(value) is { } kind)
        {
            if (NameFromKind(kind, value) is { } given)
            {
                return new() { Text = given, Computer = ModuleObject.ComputerOf(value) };
            }

            if (CarriedObject.Find(kind, value, noun) is var (carried, carriedName))
            {
                return new()
                {
                    Id = carried,
                    Name = carriedName,
                    Context = ModuleObject.Text(value, "Context"),
                    Computer = ModuleObject.ComputerOf(value),
                };
            }

            return kinds.Contains(kind) && ModuleObject.Text(value, Identity) is { Length: > 0 } id
                ? new() { Id = id, Name = NameOf(value), Context = ModuleObject.Text(value, "Context"), Computer = ModuleObject.ComputerOf(value) }
                : new() { Text = value.ToString(), WrongKind = kind };
        }

        // A name that a program gives is never a pattern.
        return ModuleObject.IsPropertyBag(value) && NameInBag(value) is { } name ? new() { Text = name } : null;
    }

    private static bool IsText(object value) => value is string || TypedNumbers.IsNumber(value);

    private string? NameInBag(object value) =>
        ModuleObject.Text(value, "Name") is { Length: > 0 } name ? name
        : ModuleObject.Text(value, noun) is { Length: > 0 } named ? named
        : ModuleObject.Text(value, "Id") is { Length: FullId } id && id.All(char.IsAsciiHexDigitLower) ? id
        : null;
}
