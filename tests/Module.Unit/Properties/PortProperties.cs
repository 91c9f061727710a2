using System.Globalization;
using CsCheck;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Tests.Fixtures;

namespace DockerPS.Tests.Properties;

public sealed class PortProperties
{
    private static readonly Gen<string> s_protocol = Gen.OneOfConst("", "/", "/tcp", "/udp", "/sctp", "/UDP");
    private static readonly Gen<string> s_wrong = Texts.Of("0123456789:-/.[]", "80", "8080:", "127.0.0.1:", "[::1]:", "::1:", "/tcp",
        "/udp", "-81", "127.1:");

    [Fact]
    public void PortsAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(Texts.Port, Gen.Int[0, 3], Gen.OneOf(Gen.Const(0), Texts.Port), Gen.OneOf(Gen.Const(""), Texts.Address), s_protocol,
            Port), Parsed);

    [Fact]
    public void WhatDockerTakesAsPortIsTakenAndNothingElse() => Property.Agrees(s_wrong, Parsed, Reference);

    [Fact]
    public void ExposedPortsHaveNoPortOfTheHost() => Property.Agrees(
        s_wrong,
        text => Shown(PortSpecification.ParseExposed(text)),
        text => text.Contains(':') ? null : Reference(text));

    [Fact]
    public void LongFormsOfPortsAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(Texts.Port, Texts.Port, Gen.OneOfConst(null, "tcp", "udp", "sctp"), Gen.OneOfConst(null, "host", "ingress"),
            Gen.Int[0, 23], (target, published, protocol, mode, order) =>
        {
            List<(string, string?)> fields = [("target", $"{target}"), ("published", $"{published}")];
            if (protocol is not null)
            {
                fields.Insert(order % 3, ("protocol", protocol));
            }

            if (mode is not null)
            {
                fields.Insert(order % 2, ("mode", mode));
            }

            return ($"{published}:{target}/{protocol ?? "tcp"}/{mode ?? "ingress"}", Texts.Fields(fields));
        }),
        text => string.Join(' ', ServicePortTransformationAttribute.Parse(text).Select(Shown)));

    [Fact]
    public void OtherLongFormsOfPortsAreRefused() => Property.ReadsOrRefuses(
        Texts.Of("abtg=,0189\"", "target=80", ",", "published=", "protocol=udp", "mode=", "\"", "host-ip=127.1"), text =>
            ServicePortTransformationAttribute.Parse(text).ToList());

    private static string Parsed(string text) => Shown(PortSpecification.Parse(text));

    private static string Shown(IEnumerable<PortSpecification> ports) =>
        string.Join(' ', ports.Select(port => $"{port.HostIP}|{port.HostPort}|{port.PrivatePort}/{port.Protocol}"));

    private static string Shown(ServicePort port) => $"{port.PublishedPort}:{port.TargetPort}/{port.Protocol}/{port.PublishMode}";

    /// <summary>A port, or a range that is as long on the host.</summary>
    private static (string, string) Port(int first, int more, int host, string address, string protocol)
    {
        first = Math.Min(first, 65535 - more);
        host = Math.Min(host, 65535 - more);
        string Range(int start) => more == 0 ? $"{start}" : $"{start}-{start + more}";
        var kind = protocol.Length < 2 ? "tcp" : protocol[1..].ToLowerInvariant();
        var shown = string.Join(' ', Enumerable.Range(0, more + 1).Select(offset =>
            $"{address}|{(host == 0 ? "" : $"{host + offset}")}|{first + offset}/{kind}"));
        var bracketed = address.Contains(':') ? $"[{address}]" : address;
        var from = (address.Length > 0 ? $"{bracketed}:" : "") + (host > 0 ? Range(host) : "");
        return (shown, $"{from}{(host > 0 || address.Length > 0 ? ":" : "")}{Range(first)}{protocol}");
    }

    /// <summary>The parts from the right, as docker takes them apart; a port 0 is no port of a container, and any of the host.</summary>
    private static string? Reference(string text)
    {
        var parts = text.Split(':');
        var last = parts[^1].Split('/');
        var protocol = last.Length < 2 || last[1].Length == 0 ? "tcp" : last[1].ToLowerInvariant();
        var address = string.Join(':', parts.SkipLast(2));
        address = address.Length > 2 && address[0] == '[' && address[^1] == ']' ? address[1..^1] : address;
        var host = parts.Length > 1 ? parts[^2] : "";
        if (last.Length > 2 || protocol is not ("tcp" or "udp" or "sctp")
            || (address.Length > 0 && AddressProperties.Reference(address) is null)
            || Range(last[0]) is not var (first, end) || (host is not ("" or "0") && Range(host) is null))
        {
            return null;
        }

        if (host is "" or "0")
        {
            return string.Join(' ', Enumerable.Range(first, end - first + 1).Select(port => $"{address}||{port}/{protocol}"));
        }

        var (hostFirst, hostEnd) = Range(host)!.Value;
        return hostEnd - hostFirst == end - first
            ? string.Join(' ',
                Enumerable.Range(0, end - first + 1).Select(offset => $"{address}|{hostFirst + offset}|{first + offset}/{protocol}"))
            : first == end ? $"{address}|{host}|{first}/{protocol}" : null;
    }

    private static (int First, int Last)? Range(string text)
    {
        var parts = text.Split('-', 2);
        return Number(parts[0]) is { } first && Number(parts[^1]) is { } last && first <= last ? (first, last) : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port
            : null;
}
