using DockerPS.Compose.Interpolation;
using DockerPS.Compose.Model;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Decoding;

/// <summary>Turns the long forms of devices and limits into the model.</summary>
internal static class DeviceDecoder
{
    /// <summary>Decodes a device of the host.</summary>
    public static DeviceMapping Mapping(FieldReader reader) => new()
    {
        Source = reader.Text("source"),
        Target = reader.Text("target"),
        Permissions = reader.Text("permissions"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    /// <summary>Decodes a request of devices.</summary>
    public static DeviceRequest Request(FieldReader reader) => new()
    {
        Capabilities = reader.Texts("capabilities"),
        Driver = reader.Text("driver"),
        Count = reader.Map["count"] is ScalarNode { Text: { } text } && text.Equals("all", StringComparison.OrdinalIgnoreCase)
            ? -1
            : reader.Integer("count"),
        Ids = reader.Texts("device_ids"),
        Options = reader.Pairs("options"),
    };

    /// <summary>Decodes limits of reading and writing devices.</summary>
    public static BlockInputLimits BlockInput(FieldReader reader) => new()
    {
        Weight = reader.Small("weight"),
        WeightDevices = reader.List("weight_device", item => new DeviceWeight
        {
            Path = item.Text("path"),
            Weight = item.Small("weight"),
            Position = item.Position,
        }),
        ReadBytes = reader.List("device_read_bps", Rate),
        ReadOperations = reader.List("device_read_iops", Rate),
        WriteBytes = reader.List("device_write_bps", Rate),
        WriteOperations = reader.List("device_write_iops", Rate),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    /// <summary>Decodes the credentials of a Windows container.</summary>
    public static CredentialSpec Credentials(FieldReader reader) => new()
    {
        Config = reader.Text("config"),
        File = reader.Text("file"),
        Registry = reader.Text("registry"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    /// <summary>Decodes limits of processes.</summary>
    public static IReadOnlyDictionary<string, Ulimit> Ulimits(FieldReader reader)
    {
        var limits = new SortedDictionary<string, Ulimit>(StringComparer.Ordinal);
        foreach (var (name, value) in (reader.Map["ulimits"] as MappingNode)?.Pairs ?? [])
        {
            var pair = value is MappingNode map ? new FieldReader(map, $"ulimits.{name}") : null;
            limits[name] = pair is not null
                ? new()
                {
                    Soft = pair.Integer("soft"),
                    Hard = pair.Integer("hard"),
                    Extensions = pair.Extensions,
                    Position = pair.Position,
                }
                : new() { Both = Single(value, reader, name), Position = value.Position };
        }

        return limits;
    }

    private static long Single(Node value, FieldReader reader, string name) => value switch
    {
        ScalarNode { Value: long number } => number,
        ScalarNode { Text: { } text } when ScalarCasts.Integer(text) is long number => number,
        _ => throw reader.Wrong($"ulimits.{name}", value, "a whole number"),
    };

    private static DeviceRate Rate(FieldReader reader) => new()
    {
        Path = reader.Text("path"),
        Rate = reader.Bytes("rate"),
        Position = reader.Position,
    };
}
