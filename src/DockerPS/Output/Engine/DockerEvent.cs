using System.Globalization;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>An event of an engine.</summary>
public sealed class DockerEvent
{
    internal DockerEvent(EngineEvent happened, string context)
    {
        var (action, detail) = Split(happened.Action);
        (Time, Type, Action, Detail) = (EngineTime.FromUnixNanoseconds(happened.TimeNano), happened.Type ?? "", action, detail);
        (Id, Attributes) = (happened.Actor?.Id ?? "", EngineValue.Copy(happened.Actor?.Attributes));
        ExitCode = int.TryParse(Attributes.GetValueOrDefault("exitCode"), CultureInfo.InvariantCulture, out var code) ? code : null;
        (Name, Scope, Context) = (NameOf(happened), happened.Scope ?? "", context);
    }

    /// <summary>Time of the event, local time, with a resolution of 100 nanoseconds.</summary>
    public DateTime Time { get; }

    /// <summary>The type of object: container, image, volume, network, builder, daemon, plugin, node, service, secret or config.</summary>
    public string Type { get; }

    /// <summary>The action, like <c>create</c>, <c>start</c>, <c>die</c> or <c>exec_create</c>.</summary>
    public string Action { get; }

    /// <summary>
    /// The text after the action: the command of <c>exec_create</c> and <c>exec_start</c>, the health of <c>health_status</c>; null for
    /// other actions.
    /// </summary>
    public string? Detail { get; }

    /// <summary>The exit code of <c>die</c> and <c>exec_die</c>; null for other actions.</summary>
    public int? ExitCode { get; }

    /// <summary>The name of the object, or its id if it has none.</summary>
    public string Name { get; }

    /// <summary>The id of the object.</summary>
    public string Id { get; }

    /// <summary>The attributes, such as image, exit code and labels.</summary>
    public Dictionary<string, string> Attributes { get; }

    /// <summary>The scope: local, or swarm for an event of the whole swarm.</summary>
    public string Scope { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the type, the action and the name.</summary>
    public override string ToString() => $"{Type} {Action} {Name}";

    /// <summary>Splits an action from the text after it: <c>exec_create: sh</c>.</summary>
    internal static (string Action, string? Detail) Split(string? action) => (action ?? "").Split(": ", 2) switch
    {
        [var word, var rest] => (word, rest),
        [var word] => (word, null),
        _ => ("", null),
    };

    /// <summary>Returns the name of an event's object.</summary>
    internal static string NameOf(EngineEvent happened) =>
        happened.Actor?.Attributes?.GetValueOrDefault("name") is { Length: > 0 } name ? name : happened.Actor?.Id ?? "";
}
