using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>The body of <c>POST /containers/{id}/exec</c>.</summary>
public sealed record ExecCreateRequest
{
    /// <summary>The command and its arguments.</summary>
    public IReadOnlyList<string>? Cmd { get; init; }

    /// <summary>Indicates whether its standard input is attached.</summary>
    public bool AttachStdin { get; init; }

    /// <summary>Indicates whether its standard output is attached.</summary>
    public bool AttachStdout { get; init; }

    /// <summary>Indicates whether its standard error is attached.</summary>
    public bool AttachStderr { get; init; }

    /// <summary>Indicates whether it gets a terminal.</summary>
    public bool Tty { get; init; }

    /// <summary>The detach keys.</summary>
    public string? DetachKeys { get; init; }

    /// <summary>The environment variables, as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string>? Env { get; init; }

    /// <summary>The user and group.</summary>
    public string? User { get; init; }

    /// <summary>The working directory.</summary>
    public string? WorkingDir { get; init; }

    /// <summary>Indicates whether it has extended privileges.</summary>
    public bool? Privileged { get; init; }
}

/// <summary>The response to <c>POST /containers/{id}/exec</c>.</summary>
public sealed record ExecCreated
{
    /// <summary>The id of the command.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";
}

/// <summary>The body of <c>POST /exec/{id}/start</c>.</summary>
public sealed record ExecStartRequest
{
    /// <summary>Indicates whether the engine responds as soon as the command runs, without its streams.</summary>
    public bool Detach { get; init; }

    /// <summary>Indicates whether it has a terminal; must be as at creation.</summary>
    public bool Tty { get; init; }

    /// <summary>The height and width of the terminal, in characters; since API 1.42.</summary>
    public IReadOnlyList<int>? ConsoleSize { get; init; }
}

/// <summary>The response to <c>GET /exec/{id}/json</c>.</summary>
public sealed record ExecInspect
{
    /// <summary>Indicates whether the command is running.</summary>
    public bool Running { get; init; }

    /// <summary>The exit code; null while it is running.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The id of its process on the host.</summary>
    public int? Pid { get; init; }

    /// <summary>The id of the container.</summary>
    public string? ContainerID { get; init; }
}
