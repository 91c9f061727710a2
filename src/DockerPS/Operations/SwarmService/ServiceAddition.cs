using System.Globalization;
using System.Management.Automation;
using System.Net;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>A collection for -Add of Set-SwarmService: how to read its value, and which setting it becomes.</summary>
/// <param name="Parameter">The parameter that replaces the collection and takes the same values.</param>
/// <param name="Aliases">Aliases of the parameter.</param>
/// <param name="Transformation">Reads the value; null if PowerShell's own conversion is enough.</param>
/// <param name="Type">The type of the converted value.</param>
/// <param name="Set">Adds a value of that type to settings.</param>
internal sealed record ServiceAddition(
    string Parameter,
    string[] Aliases,
    ArgumentTransformationAttribute? Transformation,
    Type Type,
    Func<ServiceSettings, object?, ServiceSettings> Set)
{
    private static readonly KeyValueTransformationAttribute s_pairs = new();
    private static readonly KeyValueTransformationAttribute s_labels = new() { IsLabel = true };

    /// <summary>All collections. A test compares them with the attributes of the parameters.</summary>
    public static IReadOnlyList<ServiceAddition> All { get; } =
    [
        Of<KeyValue[]>("Environment", (service, value) => service with { Environment = Variables(value) }, s_pairs, "Env", "E"),
        Of<KeyValue[]>("Label", (service, value) => service with { Label = value }, s_labels, "L"),
        Of<KeyValue[]>("ContainerLabel", (service, value) => service with { ContainerLabel = value }, s_labels),
        Of<string[]>("Group", (service, value) => service with { Group = value }, null, "GroupAdd"),
        Of<KeyValue[]>("LogOption", (service, value) => service with { LogOption = value }, s_pairs, "LogOpt"),

        Connection<ServicePort[]>(
            "Port", (place, value) => place with { Port = value }, new ServicePortTransformationAttribute(), "Publish", "P"),
        Connection<NetworkAttachment[]>("Network", (place, value) => place with { Network = value }, new NetworkTransformationAttribute()),
        Connection<IPAddress[]>("Dns", (place, value) => place with { Dns = value }, new AddressTransformationAttribute()),
        Connection<string[]>("DnsSearch", (place, value) => place with { DnsSearch = value }),
        Connection<string[]>("DnsOption", (place, value) => place with { DnsOption = value }),
        Connection<KeyValue[]>(
            "ExtraHost", (place, value) => place with { ExtraHost = value }, new ExtraHostTransformationAttribute(), "Host", "AddHost"),

        Placement<string[]>("Constraint", (nodes, value) => nodes with { Constraint = value }),
        Placement<string[]>("PlacementPreference", (nodes, value) => nodes with { Preference = value }, null, "PlacementPref"),

        Resource<Ulimit[]>("Ulimit", (limits, value) => limits with { Ulimit = value }, new UlimitTransformationAttribute()),
        Resource<KeyValue[]>("Sysctl", (limits, value) => limits with { Sysctl = value }, s_pairs),
        Resource<string[]>("CapAdd", (limits, value) => limits with { CapAdd = value }),
        Resource<string[]>("CapDrop", (limits, value) => limits with { CapDrop = value }),

        Storage<Mount[]>("Mount", (files, value) => files with { Mount = value }, new MountTransformationAttribute()),
        Storage<ServiceFileSpecification[]>(
            "Secret", (files, value) => files with { Secret = value }, new ServiceFileTransformationAttribute(nameof(SwarmSecret))),
        Storage<ServiceFileSpecification[]>(
            "Config", (files, value) => files with { Config = value }, new ServiceFileTransformationAttribute(nameof(SwarmConfig))),
    ];

    /// <summary>Finds a collection by the name of its parameter; null if there is none.</summary>
    public static ServiceAddition? Find(string name) =>
        All.FirstOrDefault(addition => addition.Aliases.Prepend(addition.Parameter).Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads a value and adds it to settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="value">The value as given.</param>
    /// <param name="engine">The PowerShell engine, which resolves paths.</param>
    /// <exception cref="FormatException">The value is malformed.</exception>
    public ServiceSettings Add(ServiceSettings settings, object? value, EngineIntrinsics engine)
    {
        try
        {
            var read = Transformation is null ? value : Transformation.Transform(engine, value!);
            return Set(settings, LanguagePrimitives.ConvertTo(read, Type, CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is ArgumentTransformationMetadataException or PSInvalidCastException)
        {
            throw new FormatException($"{Parameter} of -Add: {error.Message}", error);
        }
    }

    private static ServiceAddition Of<T>(
        string parameter,
        Func<ServiceSettings, T?, ServiceSettings> set,
        ArgumentTransformationAttribute? transformation = null,
        params string[] aliases)
        where T : class => new(parameter, aliases, transformation, typeof(T), (settings, value) => set(settings, (T?)value));

    private static ServiceAddition Connection<T>(
        string parameter,
        Func<ServiceSettings.NetworkSettings, T?, ServiceSettings.NetworkSettings> set,
        ArgumentTransformationAttribute? transformation = null,
        params string[] aliases)
        where T : class => Of<T>(
            parameter, (service, value) => service with { Networking = set(service.Networking, value) }, transformation, aliases);

    private static ServiceAddition Placement<T>(
        string parameter,
        Func<ServiceSettings.PlacementSettings, T?, ServiceSettings.PlacementSettings> set,
        ArgumentTransformationAttribute? transformation = null,
        params string[] aliases)
        where T : class => Of<T>(
            parameter, (service, value) => service with { Placement = set(service.Placement, value) }, transformation, aliases);

    private static ServiceAddition Resource<T>(
        string parameter,
        Func<ServiceSettings.ResourceSettings, T?, ServiceSettings.ResourceSettings> set,
        ArgumentTransformationAttribute? transformation = null,
        params string[] aliases)
        where T : class => Of<T>(
            parameter, (service, value) => service with { Resources = set(service.Resources, value) }, transformation, aliases);

    private static ServiceAddition Storage<T>(
        string parameter,
        Func<ServiceSettings.StorageSettings, T?, ServiceSettings.StorageSettings> set,
        ArgumentTransformationAttribute? transformation = null,
        params string[] aliases)
        where T : class => Of<T>(
            parameter, (service, value) => service with { Storage = set(service.Storage, value) }, transformation, aliases);

    private static IReadOnlyList<KeyValue>? Variables(KeyValue[]? given) =>
        given is null ? null : [.. EnvironmentVariables.Given(given, [])];
}
