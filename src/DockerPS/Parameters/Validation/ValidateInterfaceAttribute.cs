using System.Globalization;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Rejects values that are neither an address nor the name of a network interface: given part of an address, an engine would look
/// for an interface of that name.
/// </summary>
public sealed class ValidateInterfaceAttribute : ValidateArgumentsAttribute
{
    /// <summary>Whether a port may follow.</summary>
    public bool AllowPort { get; set; }

    /// <summary>Returns whether a text is an address or the name of an interface.</summary>
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
                $"'{arguments}' is neither an address nor an interface. "
                    + $"Write it like 10.0.0.5 or eth0{(AllowPort ? ", or with a port like 10.0.0.5:2377" : "")}.");
        }
    }

    /// <summary>Returns whether a text can be an interface name: it has a letter, which part of an address has not.</summary>
    private static bool IsInterface(string text) => text.Any(char.IsLetter) && text.IndexOfAny([':', '/', '[', ']', ' ']) < 0;
}
