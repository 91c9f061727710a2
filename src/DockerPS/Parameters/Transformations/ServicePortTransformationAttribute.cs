using System.Collections;
using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>
/// Reads the ports of a service: the forms of New-Container's -Port with the additional field mode, but without host addresses; and
/// SwarmServicePort objects.
/// </summary>
public sealed class ServicePortTransformationAttribute : ListTransformationAttribute<ServicePort>
{
    private const string Ingress = "ingress";

    /// <inheritdoc/>
    protected override IEnumerable<ServicePort> FromText(string text, SessionState session) => Parse(text);

    /// <inheritdoc/>
    protected override IEnumerable<ServicePort> FromEntry(object key, object? value, SessionState session) =>
        From(PortSpecification.Parse($"{TextOf(key)}:{(value is null ? "" : TextOf(value))}"), Ingress);

    /// <inheritdoc/>
    protected override IEnumerable<ServicePort> FromDictionary(IDictionary dictionary, SessionState session) =>
        PortSpecification.IsLongForm(dictionary) ? From(PortSpecification.FromLong(dictionary)) : base.FromDictionary(dictionary, session);

    /// <inheritdoc/>
    protected override ServicePort? FromObject(object item) => ModuleObject.KindOf(item) != nameof(SwarmServicePort) ? null : new()
    {
        Protocol = ModuleObject.Text(item, "Protocol"),
        TargetPort = int.Parse(ModuleObject.Text(item, "TargetPort")!, CultureInfo.InvariantCulture),
        PublishedPort = ModuleObject.Text(item, "PublishedPort") is { Length: > 0 } port
            ? int.Parse(port, CultureInfo.InvariantCulture)
            : null,
        PublishMode = ModuleObject.Text(item, "PublishMode"),
    };

    /// <summary>Reads docker's form, short or long.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    internal static IEnumerable<ServicePort> Parse(string text) =>
        text.Contains('=', StringComparison.Ordinal) ? From(PortSpecification.ParseLong(text))
            : From(PortSpecification.Parse(text), Ingress);

    private static IEnumerable<ServicePort> From((IEnumerable<PortSpecification> Ports, string? Mode) given) =>
        From(given.Ports, given.Mode ?? Ingress);

    private static IEnumerable<ServicePort> From(IEnumerable<PortSpecification> ports, string mode) =>
        from port in ports
        from published in Published(port)
        select new ServicePort
        {
            Protocol = port.Protocol,
            TargetPort = port.PrivatePort,
            PublishedPort = published,
            PublishMode = mode,
        };

    /// <summary>Returns the published ports; every port of a range is published.</summary>
    private static IEnumerable<int?> Published(PortSpecification port)
    {
        if (port.HostIP.Length > 0)
        {
            throw new FormatException($"'{port.HostIP}': a service is published on all addresses of its nodes. Omit the address.");
        }

        var range = port.HostPort.Split('-');
        return range[0].Length == 0 ? [null]
            : Enumerable.Range(Number(range[0]), Number(range[^1]) - Number(range[0]) + 1).Select(number => (int?)number);

        static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
    }
}
