using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Creates, replaces and removes the containers of services.</summary>
/// <param name="engine">The engine.</param>
/// <param name="project">The project.</param>
/// <param name="facts">What the services need on the engine.</param>
/// <param name="containers">The containers.</param>
/// <param name="renewsVolumes">Whether a container gets new anonymous volumes instead of those of the one that it replaces.</param>
internal sealed class ContainerDeployer(
    EngineSession engine, ProjectDefinition project, DeploymentFacts facts, ServiceContainers containers, bool renewsVolumes = false)
{
    private const int TemporaryDigits = 12;

    private readonly ConcurrentQueue<string> _warnings = new();

    /// <summary>The warnings of the engine.</summary>
    public IEnumerable<string> Warnings => _warnings.Distinct(StringComparer.Ordinal);

    /// <summary>Takes a step. Returns the container; null if it was removed.</summary>
    public async Task<ContainerSummary?> RunAsync(
        ServiceDefinition service, ServiceDefinition resolved, ContainerStep step, CancellationToken cancellationToken)
    {
        var api = engine.Client.Containers;
        switch (step.Action)
        {
            case ContainerAction.Remove:
                await new HookRun(engine, service).RunBeforeStopAsync(step.Container!, cancellationToken).ConfigureAwait(false);
                await StopAndRemoveAsync(step.Container!, cancellationToken).ConfigureAwait(false);
                return null;
            case ContainerAction.Rename:
                await api.RenameAsync(step.Container!.Id, step.Name, cancellationToken).ConfigureAwait(false);
                return step.Container with { Names = [$"/{step.Name}"] };
            case ContainerAction.Create:
                return await CreateAsync(service, resolved, step, step.Name, cancellationToken).ConfigureAwait(false);
            case ContainerAction.Recreate:
                var old = step.Container!;
                var temporary = $"{old.Id[..TemporaryDigits]}_{step.Name}";
                await RemoveLeftoverAsync(temporary, cancellationToken).ConfigureAwait(false);
                var created = await CreateAsync(service, resolved, step, temporary, cancellationToken).ConfigureAwait(false);
                await StopAndRemoveAsync(old, cancellationToken).ConfigureAwait(false);
                await api.RenameAsync(created.Id, step.Name, cancellationToken).ConfigureAwait(false);
                return created with { Names = [$"/{step.Name}"] };
            default:
                return step.Container;
        }
    }

    /// <summary>Stops and removes a container; its volumes stay.</summary>
    public async Task StopAndRemoveAsync(ContainerSummary container, CancellationToken cancellationToken)
    {
        try
        {
            await engine.Client.Containers.StopAsync(container.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
            await engine.Client.Containers.RemoveAsync(container.Id, force: true, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
        }
        catch (DockerApiException gone) when (gone.IsNotFound)
        {
            // Somebody else has removed it.
        }
    }

    /// <summary>Builds the request for a container.</summary>
    public async Task<ContainerCreateRequest> RequestAsync(
        ServiceDefinition service, ServiceDefinition resolved, ContainerStep step, CancellationToken cancellationToken)
    {
        var version = await engine.Client.NegotiateAsync(cancellationToken).ConfigureAwait(false);
        var links = Links(service, step.Number);
        return Build(service, resolved, step, new(project, resolved, step.Number, links, version), links);
    }

    /// <summary>Creates the container of a single command.</summary>
    public Task<ContainerSummary> CreateOneOffAsync(
        OneOffCommand command, ServiceDefinition service, ServiceDefinition resolved, CancellationToken cancellationToken)
    {
        var slug = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)).ToLowerInvariant();
        var name = command.Name ?? $"{project.Name}-{service.Name}-run-{slug[..TemporaryDigits]}";
        var step = new ContainerStep(ContainerAction.Create, name, 1, null, "");
        return CreateAsync(
            command.Apply(service),
            command.Apply(resolved),
            step,
            name,
            cancellationToken,
            request => request with
            {
                AttachStdin = command.HasInput,
                StdinOnce = command.HasInput,
                Labels = new Dictionary<string, string>(request.Labels!, StringComparer.Ordinal)
                {
                    [ComposeLabels.OneOff] = "True",
                    [ComposeLabels.Slug] = slug,
                },
                HostConfig = request.HostConfig! with
                {
                    AutoRemove = command.AutoRemove,
                    // As in docker compose: a command that has ended is not run again.
                    RestartPolicy = null,
                },
            });
    }

    private async Task<ContainerSummary> CreateAsync(
        ServiceDefinition service,
        ServiceDefinition resolved,
        ContainerStep step,
        string name,
        CancellationToken cancellationToken,
        Func<ContainerCreateRequest, ContainerCreateRequest>? change = null)
    {
        var version = await engine.Client.NegotiateAsync(cancellationToken).ConfigureAwait(false);
        var links = Links(service, step.Number);
        var endpoints = new ComposeEndpoints(project, resolved, step.Number, links, version);
        var request = Build(service, resolved, step, endpoints, links);
        request = change is null ? request : change(request);
        var platform = service.Platform.Length > 0
            ? service.Platform
            : project.Environment.GetValueOrDefault("DOCKER_DEFAULT_PLATFORM");
        var created = await engine.Client.Containers
            .CreateAsync(request, name, string.IsNullOrEmpty(platform) ? null : platform, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        foreach (var warning in created.Warnings ?? [])
        {
            _warnings.Enqueue($"{name}: {warning}");
        }

        foreach (var (network, place) in endpoints.Later())
        {
            await engine.Client.Networks.ConnectAsync(network, created.Id, place, cancellationToken).ConfigureAwait(false);
        }

        return new() { Id = created.Id, Names = [$"/{name}"], Labels = request.Labels, State = "created" };
    }

    /// <summary>Removes what an interrupted replacement has created under the same temporary name.</summary>
    private async Task RemoveLeftoverAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await engine.Client.Containers.RemoveAsync(name, force: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException none) when (none.IsNotFound)
        {
            // The usual case.
        }
    }

    private ContainerCreateRequest Build(
        ServiceDefinition service, ServiceDefinition resolved, ContainerStep step, ComposeEndpoints endpoints, IReadOnlyList<string> links)
    {
        var image = facts.Images.GetValueOrDefault(DeploymentNames.Image(project, service));
        var mounts = new ComposeMounts(project, service, image).Add(renewsVolumes ? null : step.Container);
        var request = new ComposeContainerRequest(engine, project, service, resolved);
        return request.Build(
            endpoints, mounts, links, request.Labels(step.Number, image?.Id, replaced: step.Action == ContainerAction.Recreate));
    }

    /// <summary>Returns the legacy links, as docker compose writes them: three for each container.</summary>
    private List<string> Links(ServiceDefinition service, int number)
    {
        var links = new List<string>();
        foreach (var parts in service.Links.Select(link => link.Split(':')))
        {
            foreach (var name in containers[parts[0]].Select(Container.NameOf))
            {
                links.Add($"{name}:{parts[^1]}");
                links.Add(string.Create(CultureInfo.InvariantCulture, $"{name}:{parts[0]}-{number}"));
                links.Add(string.Create(CultureInfo.InvariantCulture, $"{name}:{project.Name}-{parts[0]}-{number}"));
            }
        }

        links.AddRange(service.ExternalLinks.Select(link => link.Split(':')).Select(parts => $"{parts[0]}:{parts[^1]}"));
        return links;
    }
}
