using static DockerPS.Compose.Schema.Shapes;

namespace DockerPS.Compose.Schema;

/// <summary>The shape of a Compose file.</summary>
internal static class FileShape
{
    private static readonly Shape s_external = Fields(true, ("name", Text)) with { Scalars = ScalarKinds.Boolean | ScalarKinds.Text };

    private static readonly Shape s_network = Fields(
        true, ("name", Text), ("driver", Text), ("driver_opts", Options), ("external", s_external), ("internal", Flag),
        ("enable_ipv4", Flag), ("enable_ipv6", Flag), ("attachable", Flag), ("labels", Pairs),
        ("ipam", Fields(
            true, ("driver", Text), ("options", MapOf(Text)),
            ("config", List(Fields(
                true, ("subnet", Text), ("ip_range", Text), ("gateway", Text), ("aux_addresses", MapOf(Text)))))))).OrNull();

    private static readonly Shape s_volume = Fields(
        true, ("name", Text), ("driver", Text), ("driver_opts", Options), ("external", s_external), ("labels", Pairs)).OrNull();

    private static readonly Shape s_secret = Fields(
        true, ("name", Text), ("environment", Text), ("file", Text), ("external", s_external with { IsOpen = true }), ("labels", Pairs),
        ("driver", Text), ("driver_opts", Options), ("template_driver", Text));

    private static readonly Shape s_config = Fields(
        true, ("name", Text), ("content", Text), ("environment", Text), ("file", Text), ("external", s_external with { IsOpen = true }),
        ("labels", Pairs), ("template_driver", Text));

    private static readonly Shape s_model = Fields(
        true, ("name", Text), ("model", Text), ("context_size", new Shape { Scalars = ScalarKinds.Integer }), ("runtime_flags", Texts)) with
    {
        Required = ["model"],
    };

    private static readonly Shape s_include = Fields(
        false, ("path", TextOrTexts), ("env_file", TextOrTexts), ("project_directory", Text)).OrText();

    /// <summary>The shape.</summary>
    public static Shape Whole { get; } = Fields(
        true, ("version", Text), ("name", Text), ("include", List(s_include)), ("services", ByName(ServiceShape.Service)),
        ("models", ByName(s_model) with { IsOpen = true }), ("networks", ByName(s_network) with { IsOpen = true }),
        ("volumes", ByName(s_volume)), ("secrets", ByName(s_secret)), ("configs", ByName(s_config)));
}
