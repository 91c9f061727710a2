using static DockerPS.Compose.Schema.Shapes;

namespace DockerPS.Compose.Schema;

/// <summary>The shapes of devices and limits of a service.</summary>
internal static class ResourceShape
{
    private static readonly Shape s_rates = List(Fields(false, ("path", Text), ("rate", Integer)));

    /// <summary>The limits of reading and writing devices.</summary>
    public static Shape BlockInput { get; } = Fields(
        false, ("device_read_bps", s_rates), ("device_read_iops", s_rates), ("device_write_bps", s_rates), ("device_write_iops", s_rates),
        ("weight", Integer), ("weight_device", List(Fields(false, ("path", Text), ("weight", Integer)))));

    /// <summary>The credentials of a Windows container.</summary>
    public static Shape CredentialSpec { get; } = Fields(true, ("config", Text), ("file", Text), ("registry", Text));

    /// <summary>The devices of a service.</summary>
    public static Shape Devices { get; } = List(Fields(
        true, ("source", Text), ("target", Text), ("permissions", Text)).OrText() with { Required = ["source"] });

    /// <summary>The service that another is based on.</summary>
    public static Shape Extends { get; } = Fields(false, ("service", Text), ("file", Text)).OrText() with { Required = ["service"] };

    /// <summary>The graphics processors of a service.</summary>
    public static Shape Gpus { get; } = List(DeviceRequest with { IsOpen = true }) with { Scalars = ScalarKinds.Text, Words = ["all"] };
}
