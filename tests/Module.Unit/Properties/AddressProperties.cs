using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using DockerPS.Parameters;
using DockerPS.Tests.Fixtures;

namespace DockerPS.Tests.Properties;

public sealed class AddressProperties
{
    private const string Octet = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    [Fact]
    public void AddressesAreReadAsTheyAreWritten() => Property.RoundTrips(
        Texts.Address.Select(text => (IPAddress.Parse(text).ToString(), text)), text => Address.Parse(text).ToString());

    [Fact]
    public void WhatGoTakesIsTakenAndNothingElse() => Property.Agrees(
        Gen.OneOf(Texts.Of("0123456789.", "127", "256", "01", "1.", "0x7f"),
            Texts.Of("0123456789abcdef:.", "::", "ffff", "1:", ":1", "1.2.3.4", "%eth0")),
        text => Address.TryParse(text, out var address) ? Convert.ToHexString(address.GetAddressBytes())
            : throw new FormatException("refused"),
        Reference);

    [Fact]
    public void SubnetsAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(Texts.Address, Gen.Int[0, 128], (address, length) =>
        {
            var bytes = IPAddress.Parse(address).GetAddressBytes();
            var prefix = length % ((bytes.Length * 8) + 1);
            for (var index = 0; index < bytes.Length; index++)
            {
                var kept = Math.Clamp(prefix - (index * 8), 0, 8);
                bytes[index] &= (byte)(0xFF00 >> kept);
            }

            return ($"{new IPAddress(bytes)}/{prefix}", $"{new IPAddress(bytes)}/{prefix}");
        }),
        text => SubnetTransformationAttribute.Parse(text).ToString());

    [Fact]
    public void OtherTextsAreNoSubnets() => Property.ReadsOrRefuses(
        Texts.Of("0123456789./:", "10.0.0.0/", "10.0.0.0", "/08", "::/"), SubnetTransformationAttribute.Parse);

    [Fact]
    public void HostsAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(Texts.Word, Gen.OneOf(Texts.Address, Gen.Const("host-gateway")), Gen.OneOfConst(':', '='), Gen.Bool,
            (name, address, sign, bracket) =>
            ($"{name}={address}", $"{name}{sign}{(bracket ? $"[{address}]" : address)}")),
        text => ExtraHostTransformationAttribute.Parse(text).ToString());

    [Fact]
    public void OtherTextsAreNoHosts() => Property.Agrees(
        Texts.Of("ab:=1.[]", "db:", "10.0.0.5", "[::1]", "::1", "host-gateway", "10.1"),
        text => ExtraHostTransformationAttribute.Parse(text).ToString(),
        text =>
        {
            var sign = text.IndexOf('=') is >= 0 and var equals ? equals : text.IndexOf(':');
            var (name, rest) = sign < 1 ? ("", "") : (text[..sign], text[(sign + 1)..]);
            var address = rest.Length > 2 && rest[0] == '[' && rest[^1] == ']' ? rest[1..^1] : rest;
            return name.Length == 0 || name.Contains(':') || (address != "host-gateway" && Reference(address) is null) ? null
                : $"{name}={address}";
        });

    [Fact]
    public void HardwareAddressesAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(Gen.Byte.Array[6], Gen.OneOfConst(':', '-', '.'), (bytes, sign) => (true, sign == '.'
            ? string.Join('.', Convert.ToHexString(bytes).Chunk(4).Select(part => new string(part)))
            : string.Join(sign, bytes.Select(one => $"{one:x2}")))),
        HardwareAddress.IsValid);

    [Fact]
    public void EnginesListenOnAddressesAndInterfacesWithOrWithoutAPort() => Property.RoundTrips(
        Gen.OneOf(
            Texts.Address.Select(address => (true, address)),
            Gen.Select(Texts.Address, Texts.Port, (address, port) =>
                (true, address.Contains(':') ? $"[{address}]:{port}" : $"{address}:{port}")),
            Gen.Select(Texts.Word, Texts.Port, Gen.Bool, (name, port, hasPort) => (true, $"eth{name}{(hasPort ? $":{port}" : "")}")),
            Gen.Select(Gen.Int[0, 999], Gen.Int[256, 999], (first, second) => (false, $"{first}.{second}"))),
        text => ValidateInterfaceAttribute.IsValid(text, allowPort: true));

    /// <summary>The bytes of an address, by another way than the module's; null for none.</summary>
    internal static string? Reference(string text)
    {
        if (Regex.IsMatch(text, $@"^({Octet}\.){{3}}{Octet}\z"))
        {
            return string.Concat(text.Split('.').Select(octet => $"{int.Parse(octet):X2}"));
        }

        var halves = text.Split("::").Select(half => half.Length == 0 ? [] : half.Split(':')).ToList();
        if (halves.Count > 2 || !text.Contains(':'))
        {
            return null;
        }

        // Four numbers may stand for the last two groups.
        if (halves[^1] is [.., var last] && last.Contains('.'))
        {
            if (Reference(last) is not { } quad || last.Contains(':'))
            {
                return null;
            }

            halves[^1] = [.. halves[^1][..^1], quad[..4], quad[4..]];
        }

        var count = halves.Sum(half => half.Length);
        return halves.SelectMany(half => half).Any(group => !Regex.IsMatch(group, @"^[0-9a-fA-F]{1,4}\z"))
            || (halves.Count == 1 ? count != 8 : count > 7)
            ? null
            : string.Concat(
                halves[0].Concat(Enumerable.Repeat("0", 8 - count)).Concat(halves.Skip(1).SelectMany(half => half)).Select(group =>
                    group.PadLeft(4, '0'))).ToUpperInvariant();
    }
}
