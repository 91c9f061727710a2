using System.Text.Json.Nodes;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <content>Creating the container.</content>
public abstract partial class ContainerCreationCmdlet
{
    private readonly CredentialCache _credentials = new();

    /// <summary>
    /// Creates the container. Returns null if that failed; the error has been written. A name chosen by the engine is not looked up.
    /// </summary>
    private protected ContainerTarget? Create(EngineSession engine)
    {
        ContainerTarget? target = null;
        Engines.Try(engine, Image, () =>
        {
            var version = Ask(() => engine.Client.NegotiateAsync(StopToken));
            var template = Like is [var other] ? ReadTemplate(engine, other) : null;
            if (template is not null && !MyInvocation.BoundParameters.ContainsKey(nameof(Image)))
            {
                Image = template.Image;
            }

            var request = ParseOrThrow(() => new ContainerRequest(Resolved(), version, ProxiesFor(engine)).Build());
            var overlay = ParseOrThrow(() => Parameters.ApiOption.ToJson(ApiOption));
            if (Pull == PullPolicy.Always && !PullImage(engine))
            {
                return;
            }

            if (Send(engine, template, request, overlay) is { } created)
            {
                WriteWarnings(created.Warnings);
                Connect(engine, template, created.Id);
                target = new(engine, created.Id, Name ?? "");
            }
        });
        return target;
    }

    /// <summary>Returns the proxies that docker's configuration sets for containers.</summary>
    private static IEnumerable<KeyValue> ProxiesFor(EngineSession engine) =>
        ConfigFile.Read().ProxiesFor(engine.Client.Endpoint.Text).Select(proxy => new KeyValue(proxy.Key, proxy.Value));

    /// <summary>Creates the container, pulling its image first if the engine lacks it.</summary>
    private ContainerCreated? Send(EngineSession engine, ContainerTemplate? template, ContainerCreateRequest request, JsonObject? overlay)
    {
        Task<ContainerCreated> CreateAsync() => template is null
            ? engine.Client.Containers.CreateAsync(request, Name, EffectivePlatform, overlay, StopToken)
            : engine.Client.Containers.CreateLikeAsync(template, request, GivenMembers(), Name, EffectivePlatform, overlay, StopToken);
        try
        {
            return Ask(CreateAsync);
        }
        catch (DockerApiException refused)
            when (refused.IsNotFound && FindMissingMountedImage(engine) is { } mounted)
        {
            WriteError(ErrorMapping.From(refused, mounted, "Image"));
            return null;
        }
        catch (DockerApiException refused) when (refused.IsNotFound && LacksImage(engine))
        {
            if (Pull != PullPolicy.Missing || ImageName.IsId(Image))
            {
                WriteError(ErrorMapping.From(refused, Image, "Image"));
                return null;
            }
        }

        return PullImage(engine) ? Ask(CreateAsync) : null;
    }

    /// <summary>Returns the first image of -Mount that the engine does not have; null if there is none.</summary>
    private string? FindMissingMountedImage(EngineSession engine) =>
        Mount?.Where(mount => mount.Type == "image").Select(mount => mount.Source!).FirstOrDefault(image => !HasImage(engine, image));

    /// <summary>Whether the image was not found: "not found" can also refer to something else in the request.</summary>
    private bool LacksImage(EngineSession engine) => !HasImage(engine, Image) || EffectivePlatform is not null;

    private bool HasImage(EngineSession engine, string image)
    {
        try
        {
            Ask(() => engine.Client.Images.InspectAsync(image, StopToken));
            return true;
        }
        catch (DockerApiException)
        {
            return false;
        }
    }

    private bool PullImage(EngineSession engine)
    {
        var name = ImageName.Parse(Image).WithDefaultTag();
        var progress = new LayerProgress($"Receiving {name}", WriteProgress);
        try
        {
            var auth = Await(_credentials.ForAsync(name.Domain, null, StopToken));
            foreach (var message in Enumerate(engine.Client.Images.PullAsync(name, EffectivePlatform, auth, StopToken)))
            {
                progress.Add(message);
            }

            return true;
        }
        catch (DockerException failed) when (failed is DockerApiException or DockerOperationException or DockerRegistryException)
        {
            WriteError(ImageErrors.ImageNowhere(Image, failed));
            return false;
        }
        finally
        {
            progress.Complete();
        }
    }
}
