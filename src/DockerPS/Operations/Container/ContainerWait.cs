using System.Diagnostics;
using System.Text.RegularExpressions;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>The awaited condition can no longer occur.</summary>
/// <param name="message">The reason.</param>
internal sealed class WaitImpossibleException(string message) : Exception(message);

/// <summary>Waits for one container. Events of the engine trigger each check; there is no polling.</summary>
internal sealed class ContainerWait(ContainerTarget target, CancellationToken cancellationToken)
{
    /// <summary>Parses a user-supplied regular expression.</summary>
    /// <exception cref="FormatException">The text is not a regular expression.</exception>
    public static Regex Pattern(string text)
    {
        try
        {
            return new(text, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"'{text}' is not a regular expression: {error.Message}", error);
        }
    }

    /// <summary>Waits until the container is not running; if it already is not, returns its last exit code.</summary>
    public Task<ContainerExit> ForEndAsync() => ForExitAsync(target.Api.WaitAsync(target.Id, "not-running", cancellationToken));

    /// <summary>Waits until the container exits the next time.</summary>
    public Task<ContainerExit> ForNextEndAsync() => ForExitAsync(target.Api.WaitAsync(target.Id, "next-exit", cancellationToken));

    /// <summary>Waits until the container is removed.</summary>
    public Task<ContainerExit> ForRemovalAsync() =>
        ForExitAsync(target.Api.WaitRemovedAsync(target.Id, startsLater: false, cancellationToken));

    /// <summary>Waits until the container is running, or healthy.</summary>
    /// <param name="healthy">Whether it must be healthy.</param>
    /// <param name="failsUnhealthy">Whether an unhealthy one is given up, though it can become healthy yet.</param>
    /// <exception cref="WaitImpossibleException">It has exited, was removed, or has no health check.</exception>
    public async Task ForStateAsync(bool healthy, bool failsUnhealthy = false)
    {
        // Events only trigger a new check. Those of the last minute are included, so that none are missed between the first check
        // and subscribing, even with small clock differences.
        var since = DateTime.UtcNow.AddMinutes(-1);
        if (IsFulfilled(await InspectAsync().ConfigureAwait(false), healthy, failsUnhealthy))
        {
            return;
        }

        var filters = new FilterSet().Add("type", "container").Add("container", target.Id);
        var events = target.Engine.Client.System.EventsAsync(since, filters: filters, cancellationToken: cancellationToken);
        await foreach (var _ in events.ConfigureAwait(false))
        {
            if (IsFulfilled(await InspectAsync().ConfigureAwait(false), healthy, failsUnhealthy))
            {
                return;
            }
        }

        throw new UnreachableException();
    }

    /// <summary>Waits until a line of the container's log matches.</summary>
    /// <exception cref="WaitImpossibleException">It has exited without such a line.</exception>
    public async Task ForLogAsync(Regex pattern)
    {
        var inspect = await InspectAsync().ConfigureAwait(false);
        if (inspect.State?.Status == "created")
        {
            await ForStateAsync(healthy: false).ConfigureAwait(false);
        }

        await foreach (var line in target.Api.LogsAsync(target.Id, new() { Follow = true }, cancellationToken).ConfigureAwait(false))
        {
            if (pattern.IsMatch(line.Text))
            {
                return;
            }
        }

        throw new WaitImpossibleException($"it has exited, and no line of its log matches '{pattern}'.");
    }

    private async Task<ContainerExit> ForExitAsync(Task<Task<ContainerExited>> wait)
    {
        var exited = await (await wait.ConfigureAwait(false)).ConfigureAwait(false);
        await target.SettleAsync(cancellationToken).ConfigureAwait(false);
        return new(target.Name, target.Id, exited.StatusCode, exited.Error?.Message, target.Engine.Name);
    }

    private async Task<ContainerInspect> InspectAsync()
    {
        try
        {
            return await target.Api.InspectAsync(target.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException gone) when (gone.IsNotFound)
        {
            throw new WaitImpossibleException("it was removed.");
        }
    }

    private static bool IsFulfilled(ContainerInspect inspect, bool healthy, bool failsUnhealthy)
    {
        var status = inspect.State?.Status ?? "";
        if (status is "exited" or "dead" or "removing")
        {
            throw new WaitImpossibleException($"it is {status}{(status == "exited" ? $" (exit code {inspect.State!.ExitCode})" : "")}.");
        }

        if (!healthy)
        {
            return status == "running";
        }

        var test = inspect.Config?.Healthcheck?.Test;
        return test is null or { Count: 0 } or ["NONE", ..] ? throw new WaitImpossibleException("it has no health check.")
            : inspect.State?.Health?.Status is "unhealthy" && failsUnhealthy ? throw new WaitImpossibleException("it is unhealthy.")
            : inspect.State?.Health?.Status == "healthy";
    }
}
