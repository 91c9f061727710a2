using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists the published ports of containers (<c>docker port</c>).</summary>
[Cmdlet(VerbsCommon.Get, "ContainerPort")]
[OutputType(typeof(PortMapping))]
public sealed class GetContainerPortCommand : FanOutCmdlet
{
    /// <summary>Containers: names, wildcards, ids (at least six digits), or objects from Get-Container. Default: all running.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[]? Name { get; set; }

    /// <summary>Only these ports of the container.</summary>
    [Parameter(Position = 1)]
    [ValidateRange(1, 65535)]
    public int[]? PrivatePort { get; set; }

    /// <summary>Only this protocol.</summary>
    [Parameter]
    [WordTransformation("tcp", "udp", "sctp")]
    [ValidateSet("tcp", "udp", "sctp")]
    public string? Protocol { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Name is null)
        {
            foreach (var (engine, containers) in Engines.QueryEach(engine =>
                engine.Client.Containers.ListAsync(all: false, cancellationToken: StopToken)))
            {
                foreach (var container in containers)
                {
                    Write(Container.From(container, engine.Name));
                }
            }

            return;
        }

        foreach (var target in new ContainerFinder(Engines).Resolve(Name))
        {
            Work.Start(target.Engine, target.Name, async token =>
            {
                var container = await target.ReadAsync(token).ConfigureAwait(false);
                return () => WriteFound(target, container);
            });
        }
    }

    private void WriteFound(ContainerTarget target, Container? container)
    {
        if (container is null)
        {
            WriteError(Errors.CommonErrors.NotFound(Noun, target.Name, target.Engine.Name));
            return;
        }

        Write(container);
    }

    private void Write(Container container)
    {
        foreach (var port in container.Ports.Where(port => port.PublicPort is not null && Matches(port)))
        {
            WriteObject(port);
        }
    }

    private bool Matches(PortMapping port) =>
        PrivatePort?.Contains(port.PrivatePort) != false
        && (Protocol is null || Protocol.Equals(port.Protocol, StringComparison.OrdinalIgnoreCase));
}
