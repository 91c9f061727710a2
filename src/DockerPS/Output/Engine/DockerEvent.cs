using System.Globalization;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>Something that happened in an engine.</summary>
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

    /// <summary>When, local time, to a ten-millionth of a second.</summary>
    public DateTime Time { get; }

    /// <summary>What it happened to: container, image, volume, network, builder, daemon, plugin, node, service, secret, config.</summary>
    public string Type { get; }

    /// <summary>What happened, like <c>create</c>, <c>start</c>, <c>die</c> or <c>exec_create</c>.</summary>
    public string Action { get; }

    /// <summary>What the engine puts behind the action: the command of <c>exec_create</c> and <c>exec_start</c>, the health of <c>health_status</c>; null for others.</summary>
    public string? Detail { get; }

    /// <summary>The exit code of what ended, in <c>die</c> and <c>exec_die</c>; null in others.</summary>
    public int? ExitCode { get; }

    /// <summary>The name of what it happened to; its id where it has none.</summary>
    public string Name { get; }

    /// <summary>The id of what it happened to.</summary>
    public string Id { get; }

    /// <summary>What the engine notes beside it: the image, the exit code, labels and more.</summary>
    public Dictionary<string, string> Attributes { get; }

    /// <summary>local, or swarm where it happened in all of a swarm.</summary>
    public string Scope { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The type, the action and the name.</summary>
    public override string ToString() => $"{Type} {Action} {Name}";

    /// <summary>An action and what is put behind it: <c>exec_create: sh</c>.</summary>
    internal static (string Action, string? Detail) Split(string? action) => (action ?? "").Split(": ", 2) switch
    {
        [var word, var rest] => (word, rest),
        [var word] => (word, null),
        _ => ("", null),
    };

    /// <summary>The name of what an event happened to.</summary>
    internal static string NameOf(EngineEvent happened) =>
        happened.Actor?.Attributes?.GetValueOrDefault("name") is { Length: > 0 } name ? name : happened.Actor?.Id ?? "";
}
