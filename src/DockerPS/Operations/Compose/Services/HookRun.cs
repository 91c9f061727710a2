using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Runs the commands of a service that belong to the start and the end of its containers.</summary>
/// <param name="engine">The engine.</param>
/// <param name="service">The service.</param>
internal sealed class HookRun(EngineSession engine, ServiceDefinition service)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs the commands before a container is stopped.</summary>
    public async Task RunBeforeStopAsync(ContainerSummary container, CancellationToken cancellationToken)
    {
        foreach (var hook in container.State == "running" ? service.PreStop : [])
        {
            await RunAsync(hook, "before the end", container.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs a command.</summary>
    /// <param name="hook">The command.</param>
    /// <param name="when">When it runs, for messages.</param>
    /// <param name="container">The id of the container.</param>
    /// <param name="cancellationToken">Cancels the wait for its end.</param>
    public async Task RunAsync(Compose.Model.ServiceHook hook, string when, string container, CancellationToken cancellationToken)
    {
        var exec = await engine.Client.Exec.CreateAsync(
            container,
            new()
            {
                Cmd = hook.Command,
                User = hook.User.Length > 0 ? hook.User : null,
                Privileged = hook.Privileged ? true : null,
                WorkingDir = hook.WorkingDirectory.Length > 0 ? hook.WorkingDirectory : null,
                Env = hook.Environment.Count == 0
                    ? null
                    : [.. hook.Environment.Select(pair => pair.Value is null ? pair.Key : $"{pair.Key}={pair.Value}")],
            },
            cancellationToken).ConfigureAwait(false);
        await engine.Client.Exec.StartDetachedAsync(exec, service.Tty, cancellationToken).ConfigureAwait(false);

        // The engine has no wait for the end of a command.
        ExecInspect inspect;
        while ((inspect = await engine.Client.Exec.InspectAsync(exec, cancellationToken).ConfigureAwait(false)).Running)
        {
            await Task.Delay(s_interval, cancellationToken).ConfigureAwait(false);
        }

        if (inspect.ExitCode is not (null or 0))
        {
            throw DeploymentErrors.CommandFailed(service.Name, when, hook.Command ?? [], inspect.ExitCode, hook.Position);
        }
    }
}
