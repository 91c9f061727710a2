using System.Management.Automation;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace DockerPS.Peer;

/// <summary>Lists all containers with Docker.DotNet, and writes its objects as they are: the least that such a cmdlet can do.</summary>
[Cmdlet(VerbsCommon.Get, "PeerContainer")]
[OutputType(typeof(ContainerListResponse))]
public sealed class GetPeerContainerCommand : PSCmdlet
{
    // Kept for the life of the process, so that a warm session has its connection.
    private static DockerClient? s_client;

    /// <summary>Returns only the last containers created.</summary>
    [Parameter]
    public long? Last { get; set; }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        s_client ??= new DockerClientBuilder().WithEndpoint(new Uri(Environment.GetEnvironmentVariable("DOCKER_HOST")!)).Build();
        var containers = s_client.Containers.ListContainersAsync(new() { All = true, Limit = Last }).GetAwaiter().GetResult();
        WriteObject(containers, enumerateCollection: true);
    }
}
