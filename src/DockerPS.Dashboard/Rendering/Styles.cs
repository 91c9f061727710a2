using DockerPS.Dashboard.State;
using Spectre.Console;

namespace DockerPS.Dashboard.Rendering;

/// <summary>The styles. Colours are the terminal's own, so that they suit its background.</summary>
internal static class Styles
{
    /// <summary>What matters most.</summary>
    public static readonly Style Strong = new(decoration: Decoration.Bold);

    /// <summary>What matters least.</summary>
    public static readonly Style Faint = new(decoration: Decoration.Dim);

    /// <summary>The selected row.</summary>
    public static readonly Style Selected = new(decoration: Decoration.Invert);

    /// <summary>A key in a title.</summary>
    public static readonly Style Key = new(decoration: Decoration.Underline);

    /// <summary>What is well.</summary>
    public static readonly Style Good = new(Color.Green);

    /// <summary>What is on its way, or wants an answer.</summary>
    public static readonly Style Passing = new(Color.Olive);

    /// <summary>What has failed.</summary>
    public static readonly Style Bad = new(Color.Maroon);

    /// <summary>Curves.</summary>
    public static readonly Style Curve = new(Color.Teal);

    /// <summary>Returns the style of a container's state.</summary>
    public static Style Of(ContainerRow row) => row switch
    {
        { Change: not null } => Passing,
        { Health: "unhealthy" } or { Status: "dead" } or { IsAlive: false, ExitCode: not (null or 0) } => Bad,
        { Health: "starting" } or { Status: "paused" or "restarting" or "removing" } => Passing,
        { Status: "running" } => Good,
        _ => Faint,
    };
}
