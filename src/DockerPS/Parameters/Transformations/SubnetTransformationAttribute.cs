using System.Globalization;
using System.Management.Automation;
using System.Net;

namespace DockerPS.Parameters;

/// <summary>Reads subnets: <c>10.20.0.0/16</c>, <c>fd00:20::/64</c>.</summary>
public sealed class SubnetTransformationAttribute : ListTransformationAttribute<IPNetwork>
{
    /// <inheritdoc/>
    protected override IEnumerable<IPNetwork> FromText(string text, SessionState session) => [Parse(text)];

    /// <summary>Reads a subnet: its first address, and the length of the prefix.</summary>
    /// <exception cref="FormatException">The text has another form, or the address is not the first.</exception>
    internal static IPNetwork Parse(string text)
    {
        if (text.Split('/') is not [var first, { Length: > 0 } second]
            || !Address.TryParse(first, out var address)
            || (second.Length > 1 && second[0] == '0')
            || !int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > address.GetAddressBytes().Length * 8)
        {
            throw new FormatException($"'{text}' is not a valid subnet. Write it like 10.20.0.0/16 or fd00:20::/64.");
        }

        var lowest = Lowest(address, length);
        return lowest.Equals(address)
            ? new(lowest, length)
            : throw new FormatException($"'{text}' is not a valid subnet: the address is not its first. Use {lowest}/{length}.");
    }

    /// <inheritdoc/>
    protected override IEnumerable<IPNetwork> FromEntry(object key, object? value, SessionState session) =>
        throw new FormatException("A hashtable is not a valid subnet. Write it like 10.20.0.0/16.");

    /// <summary>Returns the first address of the subnet that contains an address.</summary>
    private static IPAddress Lowest(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new(bytes);
    }
}
