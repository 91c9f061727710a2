using System.Collections;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Changes the limits and the restart policy of containers, including running ones (<c>docker update</c>).</summary>
[Cmdlet(VerbsCommon.Set, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class SetContainerCommand : ContainerStateCmdlet
{
    private ContainerUpdateRequest _request = new();
    private System.Text.Json.Nodes.JsonObject? _overlay;

    /// <summary>Memory limit: <c>512MB</c>, <c>1.5g</c>, or bytes.</summary>
    [Parameter]
    [Alias("M")]
    [SizeTransformation]
    public long? Memory { get; set; }

    /// <summary>Soft memory limit.</summary>
    [Parameter]
    [SizeTransformation]
    public long? MemoryReservation { get; set; }

    /// <summary>Limit of memory plus swap; -1 for unlimited swap.</summary>
    [Parameter]
    [SizeTransformation(AllowUnlimited = true)]
    public long? MemorySwap { get; set; }

    /// <summary>CPU limit, in CPUs: <c>1.5</c>.</summary>
    [Parameter]
    [Alias("Cpus")]
    [CpuTransformation]
    [ValidateRange(0.001, 4096.0)]
    public double? Cpu { get; set; }

    /// <summary>Relative weight of CPU time; the engine's default is 1024.</summary>
    [Parameter]
    [Alias("CpuShares", "C")]
    [ValidateRange(0, 262144)]
    public long? CpuShare { get; set; }

    /// <summary>CPUs that the container may use: <c>0-2,4</c>.</summary>
    [Parameter]
    [Alias("CpusetCpus")]
    [CommaListTransformation]
    public string? CpuSet { get; set; }

    /// <summary>NUMA memory nodes that the container may use: <c>0,1</c>.</summary>
    [Parameter]
    [Alias("CpusetMems")]
    [CommaListTransformation]
    public string? CpuSetMemory { get; set; }

    /// <summary>Maximum number of processes; -1 for no limit.</summary>
    [Parameter]
    [ValidateRange(-1, long.MaxValue)]
    public long? PidsLimit { get; set; }

    /// <summary>Relative weight of block I/O, 10 to 1000; 0 for the default.</summary>
    [Parameter]
    [ValidateRange(0, 1000)]
    public int? BlkioWeight { get; set; }

    /// <summary>Restart policy: no, always, unless-stopped, on-failure, on-failure:3.</summary>
    [Parameter]
    [Alias("Restart")]
    [RestartPolicyTransformation]
    [ArgumentCompleter(typeof(RestartPolicyCompleter))]
    public RestartPolicy? RestartPolicy { get; set; }

    /// <summary>A hashtable merged into the request, for options without a parameter: <c>@{ CpuPeriod = 50000 }</c>.</summary>
    [Parameter]
    public IDictionary? ApiOption { get; set; }

    private protected override string Action => "Change limits of container";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _request = new()
        {
            Memory = Memory,
            MemoryReservation = MemoryReservation,
            MemorySwap = MemorySwap,
            NanoCpus = ContainerRequest.NanoCpus(Cpu),
            CpuShares = CpuShare,
            CpusetCpus = CpuSet,
            CpusetMems = CpuSetMemory,
            PidsLimit = PidsLimit,
            BlkioWeight = BlkioWeight,
            RestartPolicy = RestartPolicy,
        };
        _overlay = ParseOrThrow(() => Parameters.ApiOption.ToJson(ApiOption));
        if (_overlay is null && _request == new ContainerUpdateRequest())
        {
            ThrowInvalidParameter("There is nothing to change. Specify a limit, like -Memory 512MB, or -RestartPolicy.");
        }
    }

    private protected override async Task<bool> ChangeAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        var updated = await target.Api.UpdateAsync(target.Id, _request, _overlay, cancellationToken).ConfigureAwait(false);
        await Work.QueueOutputAsync(() => WriteWarnings(updated.Warnings)).ConfigureAwait(false);
        return true;
    }
}
