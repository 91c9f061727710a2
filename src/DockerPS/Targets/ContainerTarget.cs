using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>A container that a command acts on: one that exists, on an engine that is known.</summary>
/// <param name="Engine">Its engine.</param>
/// <param name="Id">Its full id: a name may pass to another container meanwhile, an id cannot.</param>
/// <param name="Name">Its name, for people.</param>
internal sealed record ContainerTarget(EngineSession Engine, string Id, string Name)
{
    /// <summary>Milliseconds between two looks at a command that goes on.</summary>
    private const int LongestPause = 250;

    /// <summary>The routes of its engine.</summary>
    public ContainerEndpoints Api => Engine.Client.Containers;

    /// <summary>The container as it is now; null where it is gone.</summary>
    public async Task<Container?> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await Api.ListAsync(filters: new FilterSet().Add("id", Id), cancellationToken: cancellationToken).ConfigureAwait(false);
        return found.Count == 1 ? Container.From(found[0], Engine.Name) : null;
    }

    /// <summary>
    /// Waits until lists show that it has ended: newer engines end a wait a moment before. An inspect waits for the same lock as
    /// the change of state does. One that is gone has settled.
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
    /// How a command in it ended. One that closes its output goes on until it ends, and engines note the end a moment after the
    /// output's: nothing tells when, so it is asked again and again.
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

    /// <summary>How it is now, for who is about to join it.</summary>
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

    /// <summary>The name; the short id where there is none.</summary>
    public override string ToString() => Name.Length > 0 ? Name : Id[..Math.Min(12, Id.Length)];
}

/// <summary>How a container is at a moment.</summary>
/// <param name="Target">The container, with its name.</param>
/// <param name="Status">The state word.</param>
/// <param name="Image">The image's id.</param>
/// <param name="Tty">Whether it has a terminal.</param>
/// <param name="OpenInput">Whether its input is open.</param>
/// <param name="IsWindows">Whether it runs on Windows.</param>
internal sealed record ContainerTargetState(ContainerTarget Target, string Status, string Image, bool Tty, bool OpenInput, bool IsWindows)
{
    /// <summary>Whether it runs, and is not frozen.</summary>
    public bool IsRunning => Status == "running";
}
