using System.Text;
using System.Text.RegularExpressions;
using DockerPS.Dashboard.Input;
using DockerPS.Dashboard.Rendering;
using DockerPS.Dashboard.State;

namespace DockerPS.Tests.Dashboard;

/// <summary>Containers, keys and screens for the tests of the dashboard.</summary>
internal static partial class Screens
{
    public const string Engine = "local";

    public static ContainerRow Row(string name, string status = "running", string engine = Engine) => new(engine, IdOf(name))
    {
        Name = name,
        Image = "busybox",
        Status = status,
        StatusText = status == "running" ? "Up 2 hours" : status,
        ExitCode = status == "exited" ? 0 : null,
    };

    public static string IdOf(string name) =>
        Convert.ToHexString(Encoding.UTF8.GetBytes(name)).ToLowerInvariant().PadRight(64, '0');

    /// <summary>A screen with these containers.</summary>
    public static DashboardState Of(params ContainerRow[] rows) => new DashboardState { Engines = [Engine] }.With(Engine, rows);

    /// <summary>A screen with running containers of these names.</summary>
    public static DashboardState Named(params string[] names) => Of([.. names.Select(name => Row(name))]);

    /// <summary>Types text, or presses keys named in brackets: <c>/web{Enter}</c>.</summary>
    public static DashboardState Type(this DashboardState state, string keys)
    {
        foreach (var match in Keys().Matches(keys).Cast<Match>())
        {
            var name = match.Groups["key"].Value;
            state = state.Press(name.Length > 0 ? new(Enum.Parse<KeyKind>(name)) : new(KeyKind.Text, match.Value));
        }

        return state;
    }

    public static DashboardState Used(this DashboardState state, string name, double cpu, long memory = 0, string engine = Engine) =>
        state.With(engine, IdOf(name), new UsageReading { Cpu = cpu, Memory = memory });

    public static string Names(this DashboardState state) => string.Join(' ', state.Rows().Select(row => row.Name));

    /// <summary>The lines of the screen without their style.</summary>
    public static string[] Plain(this DashboardState state, int width, int height) =>
        [.. state.Styled(width, height).Select(line => Style().Replace(line, ""))];

    public static IReadOnlyList<string> Styled(this DashboardState state, int width, int height, bool colours = true) =>
        new DashboardRenderer(colours).Render(DashboardRenderer.Fit(state, width, height), width, height);

    [GeneratedRegex(@"\{(?<key>\w+)\}|.")]
    private static partial Regex Keys();

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    public static partial Regex Style();
}
