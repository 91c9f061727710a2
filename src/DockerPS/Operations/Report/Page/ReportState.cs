using static DockerPS.Operations.HtmlPart;

namespace DockerPS.Operations;

/// <summary>The states of containers in a report: their words and colours.</summary>
internal static class ReportState
{
    /// <summary>Returns the class of a container's state: good, busy, bad or idle.</summary>
    public static string ClassOf(ReportedContainer container) => container switch
    {
        { Health: "unhealthy" } or { State: "dead" } => "bad",
        { State: "restarting" or "removing" or "paused" } or { Health: "starting" } => "busy",
        { State: "running" } => "good",
        { State: "exited", ExitCode: not (0 or null) } or { Error: not null } => "bad",
        _ => "idle",
    };

    /// <summary>Returns whether a container needs a look.</summary>
    public static bool IsProblem(ReportedContainer container) => ClassOf(container) == "bad" || container.State == "restarting";

    /// <summary>Returns the state as a badge.</summary>
    public static HtmlPart Badge(ReportedContainer container) => Element(
        "span",
        ("class", $"state {ClassOf(container)}"),
        container.Health is { } health ? $"{container.State}, {health}" : container.State);
}
