using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>A container that a command acts on.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Id">The full id, as another container may take over the name meanwhile.</param>
/// <param name="Name">The display name.</param>
internal sealed record ContainerTarget(EngineSession Engine, string Id, string Name)
{
    /// <summary>Polling interval for a running command, in milliseconds.</summary>
    private const int LongestPause = 250;

    /// <summary>The engine's container endpoints.</summary>
    public ContainerEndpoints Api => Engine.Client.Containers;

    /// <summary>Reads the current state of the container; null if it is gone.</summary>
    public async Task<Container?> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await Api.ListAsync(filters: new FilterSet().Add("id", Id), cancellationToken: cancellationToken).ConfigureAwait(false);
        return found.Count == 1 ? Container.From(found[0], Engine.Name) : null;
    }

    /// <summary>Stops the container, and waits until lists show it: Docker 26 answers a stop slightly before.</summary>
    /// <param name="timeout">The time until it is killed; null for its own setting.</param>
    /// <param name="signal">The signal that asks it to stop; null for its own.</param>
    /// <param name="cancellationToken">Cancels the request; the engine goes on.</param>
    /// <returns>Whether it was running.</returns>
    public async Task<bool> StopAsync(TimeSpan? timeout, string? signal, CancellationToken cancellationToken)
    {
        var stopped = await Api.StopAsync(Id, WholeSeconds.From(timeout), signal, cancellationToken).ConfigureAwait(false);
        await SettleAsync(cancellationToken).ConfigureAwait(false);
        return stopped;
    }

    /// <summary>Kills the container and waits until it has exited, as a stop does.</summary>
    /// <returns>Whether it was running.</returns>
    public async Task<bool> KillAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Api.KillAsync(Id, null, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException refused) when (refused.IsConflict)
        {
            return false;
        }

        await (await Api.WaitAsync(Id, "not-running", cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Waits until lists show the container as exited: newer engines return from a wait slightly earlier. An inspect takes the same
    /// lock as the change of state. A container that is gone has settled.
    /// </summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Api.InspectAsync(Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException gone) when (gone.IsNotFound)
        {
        }
    }

    /// <summary>
    /// Waits for the exit of a command in the container. A command may close its output before it exits, and engines record the exit
    /// slightly after the end of the output. No event reports it, so the command is polled.
    /// </summary>
    public async Task<ExecInspect> EndOfExecAsync(string exec, CancellationToken cancellationToken)
    {
        for (var pause = 5; ; pause = Math.Min(pause * 2, LongestPause))
        {
            var state = await Engine.Client.Exec.InspectAsync(exec, cancellationToken).ConfigureAwait(false);
            if (!state.Running)
            {
                return state;
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the state that attaching to the container depends on.</summary>
    public async Task<ContainerTargetState> StateAsync(CancellationToken cancellationToken)
    {
        var found = await Api.InspectAsync(Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new(
            this with { Name = found.Name?.TrimStart('/') ?? Name },
            found.State?.Status ?? "",
            found.Image ?? "",
            found.Config?.Tty == true,
            found.Config?.OpenStdin == true,
            string.Equals(found.Platform, "windows", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Returns the name, or the short id if there is none.</summary>
    public override string ToString() => Name.Length > 0 ? Name : Id[..Math.Min(12, Id.Length)];
}

/// <summary>A snapshot of a container's state.</summary>
/// <param name="Target">The container, with its name.</param>
/// <param name="Status">The state.</param>
/// <param name="Image">The image's id.</param>
/// <param name="Tty">Whether it has a terminal.</param>
/// <param name="OpenInput">Whether its input is open.</param>
/// <param name="IsWindows">Whether it runs on Windows.</param>
internal sealed record ContainerTargetState(ContainerTarget Target, string Status, string Image, bool Tty, bool OpenInput, bool IsWindows)
{
    /// <summary>Whether it is running and not paused.</summary>
    public bool IsRunning => Status == "running";
}
