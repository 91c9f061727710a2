using System.Management.Automation;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Disconnects containers from a network, running ones too (<c>docker network disconnect</c>).</summary>
[Cmdlet(VerbsCommunications.Disconnect, "DockerNetwork", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class DisconnectDockerNetworkCommand : NetworkMemberCmdlet
{
    /// <summary>Also removes what is left in the network of a container that is gone. It overrides neither -WhatIf nor -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Action => Force ? "Disconnect from network, by force" : "Disconnect from network";

    /// <summary>A container that is gone is in no list: whether anything of it is left is the engine's matter.</summary>
    private protected override IEnumerable<ContainerTarget> Targets => !Force ? base.Targets : Container.SelectMany(reference =>
        new ContainerFinder(Engines) { IgnoresMissing = Force }.Resolve([reference]).ToList() is { Count: > 0 } found ? found
        : reference is { Text: { } name, IsPattern: false, WrongKind: null } ? Engines.Select(engine => new ContainerTarget(engine, name, name))
        : []);

    private protected override Task<ErrorRecord?> ActAsync(NetworkTarget network, ContainerTarget container, CancellationToken cancellationToken) =>
        network.DisconnectAsync(container, Force, cancellationToken);
}
