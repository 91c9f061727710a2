using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <content>Creating a container from the settings of another.</content>
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

    /// <summary>The engines to create containers on: the engine of the object in -Like, unless -Context names others.</summary>
    private protected IEnumerable<EngineSession> TargetEngines =>
        Like is not [{ Form: ReferenceForm.ByObject { Computer: null } other }] || Context is not null ? Engines
        : Engines.Open(other.Context) is { } own ? [own]
        : [];

    /// <summary>The new container in the question of -WhatIf and -Confirm.</summary>
    private protected string Described => Name ?? (Image.Length > 0 ? Image : $"like {Like![0]}");

    private void CheckLike()
    {
        if (Like is not [var other])
        {
            ThrowInvalidParameter("-Like takes a single container.");
        }
        else if (other.KindRefusal() is { } refusal)
        {
            ThrowTerminatingError(refusal);
        }
        else if (other.Form is ReferenceForm.ByName { IsPattern: true })
        {
            ThrowInvalidParameter($"'{other}' is a wildcard. -Like takes a single container: give its name.", other.ToString());
        }
        else if (Network is null && (IPAddress ?? IPv6Address ?? (object?)LinkLocalIP ?? NetworkAlias ?? (object?)MacAddress) is not null)
        {
            ThrowInvalidParameter("With -Like, addresses and aliases need the name of their network: add -Network.");
        }
    }

    /// <summary>Reads the other container; an object is read on its own engine.</summary>
    private ContainerTemplate ReadTemplate(EngineSession engine, ContainerReference other)
    {
        var item = other.Form as ReferenceForm.ByObject;
        var source = item is { Computer: null } ? Engines.Open(item.Context) ?? engine : engine;
        var container = Ask(() => source.Client.Containers.ReadAsync(item?.Id ?? other.ToString().TrimStart('/'), StopToken));
        System.Text.Json.Nodes.JsonObject? image = null;
        try
        {
            image = Ask(() => source.Client.Images.ReadAsync($"{container[nameof(Image)]}", StopToken));
        }
        catch (DockerApiException gone) when (gone.IsNotFound)
        {
            WriteWarning(
                $"The image of container '{other}' no longer exists, so settings that came from the image cannot be recognized. "
                + "The new container gets them as its own settings.");
        }

        return ContainerTemplate.From(container, image);
    }

    /// <summary>Returns the request members that parameters set explicitly, even to their defaults.</summary>
    private HashSet<string> GivenMembers() =>
        [.. MyInvocation.BoundParameters.Keys.Select(name => s_members.GetValueOrDefault(name)).OfType<string>()];

    /// <summary>Connects the new container to the other networks of its template, unless -Network was given.</summary>
    private void Connect(EngineSession engine, ContainerTemplate? template, string id)
    {
        if (template is null || Network is not null)
        {
            return;
        }

        foreach (var (network, settings) in template.Networks)
        {
            Ask(() => engine.Client.Networks.ConnectAsync(network, id, settings, StopToken));
        }
    }
}
