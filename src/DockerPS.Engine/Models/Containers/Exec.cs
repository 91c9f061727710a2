using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>The body of <c>POST /containers/{id}/exec</c>.</summary>
public sealed record ExecCreateRequest
{
    /// <summary>The command, word by word.</summary>
    public IReadOnlyList<string>? Cmd { get; init; }

    /// <summary>Whether its standard input is attached.</summary>
    public bool AttachStdin { get; init; }

    /// <summary>Whether its standard output is attached.</summary>
    public bool AttachStdout { get; init; }

    /// <summary>Whether its standard error is attached.</summary>
    public bool AttachStderr { get; init; }

    /// <summary>Whether it gets a terminal.</summary>
    public bool Tty { get; init; }

    /// <summary>The keys that detach from it.</summary>
    public string? DetachKeys { get; init; }

    /// <summary>Environment variables, <c>NAME=value</c>.</summary>
    public IReadOnlyList<string>? Env { get; init; }

    /// <summary>The user and group.</summary>
    public string? User { get; init; }

    /// <summary>The working directory.</summary>
    public string? WorkingDir { get; init; }

    /// <summary>Whether it may do all that the host's root may.</summary>
    public bool? Privileged { get; init; }
}

/// <summary>The answer to <c>POST /containers/{id}/exec</c>.</summary>
public sealed record ExecCreated
{
    /// <summary>The id of the command.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";
}

/// <summary>The body of <c>POST /exec/{id}/start</c>.</summary>
public sealed record ExecStartRequest
{
    /// <summary>Whether the engine answers as soon as the command runs, instead of with its streams.</summary>
    public bool Detach { get; init; }

    /// <summary>Whether it has a terminal; the same as when it was made.</summary>
    public bool Tty { get; init; }

    /// <summary>The size of that terminal, height and width in characters; from API 1.42 on.</summary>
    public IReadOnlyList<int>? ConsoleSize { get; init; }
}

/// <summary>The answer to <c>GET /exec/{id}/json</c>.</summary>
public sealed record ExecInspect
{
    /// <summary>Whether the command runs.</summary>
    public bool Running { get; init; }

    /// <summary>The exit code; null while it runs.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The id of its process on the host.</summary>
    public int? Pid { get; init; }

    /// <summary>The id of the container.</summary>
    public string? ContainerID { get; init; }
}
