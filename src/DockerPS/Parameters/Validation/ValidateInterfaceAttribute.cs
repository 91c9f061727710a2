using System.Globalization;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Refuses what is neither an address nor the name of a network interface: an engine that is given half of an address looks for an
/// interface of that name.
/// </summary>
public sealed class ValidateInterfaceAttribute : ValidateArgumentsAttribute
{
    /// <summary>Whether a port may follow.</summary>
    public bool AllowPort { get; set; }

    /// <summary>Whether a text fits.</summary>
    internal static bool IsValid(string text, bool allowPort)
    {
        if (Address.TryParse(text, out _) || IsInterface(text))
        {
            return true;
        }

        var colon = text.LastIndexOf(':');
        return allowPort && colon >= 0
            && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && text[..colon] is var host && (host.Length == 0 || Address.TryParse(Address.Unbracket(host), out _) || IsInterface(host));
    }

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (!IsValid(arguments.ToString() ?? "", AllowPort))
        {
            throw new ValidationMetadataException(
                $"'{arguments}' is neither an address nor an interface. Write it like 10.0.0.5 or eth0{(AllowPort ? ", or with a port like 10.0.0.5:2377" : "")}.");
        }
    }

    /// <summary>Whether a text can be the name of an interface: it has a letter, which tells it from a part of an address.</summary>
    private static bool IsInterface(string text) => text.Any(char.IsLetter) && text.IndexOfAny([':', '/', '[', ']', ' ']) < 0;
}
