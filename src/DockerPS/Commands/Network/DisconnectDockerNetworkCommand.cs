using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Disconnects containers, including running ones, from a network (<c>docker network disconnect</c>).</summary>
[Cmdlet(VerbsCommunications.Disconnect, "DockerNetwork", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class DisconnectDockerNetworkCommand : NetworkMemberCmdlet
{
    /// <summary>Also removes leftover endpoints of containers that no longer exist. Overrides neither -WhatIf nor -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Action => Force ? "Disconnect from network, by force" : "Disconnect from network";

    /// <summary>The containers. With -Force, missing names go to the engine: it may have endpoints of removed containers.</summary>
    private protected override IEnumerable<ContainerTarget> Targets => Force ? Container.SelectMany(FindOrAssume) : base.Targets;

    private protected override Task<ErrorRecord?> ActAsync(
        NetworkTarget network,
        ContainerTarget container,
        CancellationToken cancellationToken) =>
        network.DisconnectAsync(container, Force, cancellationToken);

    private IEnumerable<ContainerTarget> FindOrAssume(ContainerReference reference)
    {
        List<ContainerTarget> found = [.. new ContainerFinder(Engines) { IgnoresMissing = true }.Resolve([reference])];
        return found.Count == 0 && reference.Form is ReferenceForm.ByName { IsPattern: false, Text: var name }
            ? Engines.Select(engine => new ContainerTarget(engine, name, name))
            : found;
    }
}
