using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Waits until the containers of a service meet a condition of Compose files.</summary>
/// <param name="engine">The engine.</param>
/// <param name="limit">The time limit; null for none.</param>
internal sealed class ConditionWait(EngineSession engine, TimeSpan? limit)
{
    /// <summary>The condition that the containers run, and are healthy if they have a health check.</summary>
    public const string Ready = "running_or_healthy";

    /// <summary>The condition that the containers are healthy.</summary>
    public const string Healthy = "service_healthy";

    /// <summary>The condition that the containers have exited without an error.</summary>
    public const string Completed = "service_completed_successfully";

    /// <summary>When the wait for a service began. Others that wait for it, and -Wait, do not begin anew.</summary>
    private readonly ConcurrentDictionary<string, long> _begins = new(StringComparer.Ordinal);

    /// <summary>Waits for all containers of a service.</summary>
    /// <exception cref="DeploymentException">The condition cannot be met, or is not in time.</exception>
    public async Task RunAsync(
        ServiceDefinition service, IEnumerable<string> containers, string condition, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (limit is { } time)
        {
            var begin = _begins.GetOrAdd(service.Name, _ => Stopwatch.GetTimestamp());
            var rest = time - Stopwatch.GetElapsedTime(begin);
            timeout.CancelAfter(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
        }

        foreach (var container in containers)
        {
            try
            {
                // What has become ready in the meantime is ready, even if nobody has looked in time.
                if (!await IsMetAsync(service, container, condition, cancellationToken).ConfigureAwait(false))
                {
                    await ForAsync(service, container, condition, timeout.Token).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw DeploymentErrors.WaitTimeout(service.Name, Word(condition), limit!.Value, service.Position);
            }
        }
    }

    private static string Word(string condition) => condition switch
    {
        Healthy => "healthy",
        Completed => "completed",
        _ => "ready",
    };

    private async Task ForAsync(ServiceDefinition service, string id, string condition, CancellationToken cancellationToken)
    {
        // Events only trigger a new check. Those of the last minute are included, so that none are missed before subscribing.
        var since = DateTime.UtcNow.AddMinutes(-1);
        if (await IsMetAsync(service, id, condition, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var filters = new FilterSet().Add("type", "container").Add("container", id);
        var events = engine.Client.System.EventsAsync(since, filters: filters, cancellationToken: cancellationToken);
        await foreach (var _ in events.ConfigureAwait(false))
        {
            if (await IsMetAsync(service, id, condition, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private async Task<bool> IsMetAsync(ServiceDefinition service, string id, string condition, CancellationToken cancellationToken)
    {
        var inspect = await engine.Client.Containers.InspectAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
        var (status, code) = (inspect.State?.Status, inspect.State?.ExitCode);
        var name = inspect.Name?.TrimStart('/');
        if (condition == Completed)
        {
            return status is "exited" or "dead" && (code == 0
                ? true
                : throw Impossible(service, string.Create(
                    CultureInfo.InvariantCulture, $"the container '{name}' did not complete successfully (exit code {code})")));
        }

        if (status is "exited" or "dead")
        {
            throw Impossible(
                service, string.Create(CultureInfo.InvariantCulture, $"the container '{name}' has exited (exit code {code})"));
        }

        var test = inspect.Config?.Healthcheck?.Test;
        return test is null or { Count: 0 } or ["NONE", ..]
            ? condition == Ready ? status == "running" : throw Impossible(service, $"the container '{name}' has no health check")
            : inspect.State?.Health?.Status switch
            {
                "healthy" => true,
                "unhealthy" => throw Impossible(service, Unhealthy(name, inspect.State.Health)),
                _ => false,
            };
    }

    private static string Unhealthy(string? name, HealthState health) =>
        health.Log is [.., { Output: { } output }] && output.Trim() is { Length: > 0 } last
            ? $"the container '{name}' is unhealthy: {last}"
            : $"the container '{name}' is unhealthy";

    private static DeploymentException Impossible(ServiceDefinition service, string what) =>
        DeploymentErrors.ConditionNotMet(service.Name, what, service.Position);
}
