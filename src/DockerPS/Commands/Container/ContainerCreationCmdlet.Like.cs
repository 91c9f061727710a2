using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <content>How it is made like another.</content>
public abstract partial class ContainerCreationCmdlet
{
    private static readonly Dictionary<string, string> s_members = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(Environment)] = "Env",
        [nameof(EnvironmentFile)] = "Env",
        [nameof(Interactive)] = "OpenStdin",
        [nameof(Tty)] = "Tty",
        [nameof(ReadOnly)] = "ReadonlyRootfs",
        [nameof(PublishAll)] = "PublishAllPorts",
        [nameof(AutoRemove)] = "AutoRemove",
        [nameof(Privileged)] = "Privileged",
    };

    /// <summary>The engines that containers are made on: that of an object that they are to be like, unless others are named.</summary>
    private protected IEnumerable<EngineSession> TargetEngines =>
        Like is [{ Id: not null, Computer: null } other] && Context is null ? Engines.Open(other.Context) is { } own ? [own] : [] : Engines;

    /// <summary>What -WhatIf and -Confirm call the new container.</summary>
    private protected string Described => Name ?? (Image.Length > 0 ? Image : $"like {Like![0]}");

    private void CheckLike()
    {
        if (Like is not [var other])
        {
            ThrowInvalidParameter("-Like is for one container.");
        }
        else if (other.WrongKind is { } kind)
        {
            ThrowTerminatingError(CommonErrors.WrongKind(nameof(Container), kind, other.ToString()));
        }
        else if (other.IsPattern)
        {
            ThrowInvalidParameter($"'{other}' is a wildcard. -Like is for one container: name it.", other.ToString());
        }
        else if (Network is null && (IPAddress ?? IPv6Address ?? (object?)LinkLocalIP ?? NetworkAlias ?? (object?)MacAddress) is not null)
        {
            ThrowInvalidParameter("With -Like, a place in a network needs the network's name: add -Network.");
        }
    }

    /// <summary>Reads the other container. An object is read on its own engine.</summary>
    private ContainerTemplate ReadTemplate(EngineSession engine, ContainerReference other)
    {
        var source = other.Id is not null && other.Computer is null ? Engines.Open(other.Context) ?? engine : engine;
        var container = Await(source.Client.Containers.ReadAsync((other.Id ?? other.Text)!.TrimStart('/'), StopToken));
        System.Text.Json.Nodes.JsonObject? image = null;
        try
        {
            image = Await(source.Client.Images.ReadAsync($"{container[nameof(Image)]}", StopToken));
        }
        catch (DockerApiException gone) when (gone.IsNotFound)
        {
            WriteWarning(
                $"The image of the container '{other}' is gone, so that what came from it is not known. "
                + "The new container gets it as settings of its own.");
        }

        return ContainerTemplate.From(container, image);
    }

    /// <summary>The members of the request that were asked for, whatever their values.</summary>
    private HashSet<string> SaidOfLike() =>
        [.. MyInvocation.BoundParameters.Keys.Select(name => s_members.GetValueOrDefault(name)).OfType<string>()];

    /// <summary>Connects a new container to the further networks of the other, unless networks were named.</summary>
    private void Connect(EngineSession engine, ContainerTemplate? template, string id)
    {
        if (template is null || Network is not null)
        {
            return;
        }

        foreach (var (network, settings) in template.Networks)
        {
            Await(engine.Client.Networks.ConnectAsync(network, id, settings, StopToken));
        }
    }
}
