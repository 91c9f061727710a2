using System.Runtime.ExceptionServices;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Builds;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Http;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// A build through BuildKit's control API, with a session in which the engine reads the context and writes the outputs.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="settings">The settings.</param>
/// <param name="source">The source of the build.</param>
/// <param name="services">The secrets, logins and ssh agents.</param>
internal sealed class BuildKitBuild(EngineSession engine, BuildSettings settings, BuildSource source, SessionServices services)
{
    private readonly List<string> _warnings = [];

    /// <summary>Returns the warnings: sockets that were left out of a context, and what was not created of an output.</summary>
    public IEnumerable<string> Warnings()
    {
        lock (_warnings)
        {
            return [.. _warnings.Distinct(StringComparer.Ordinal)];
        }
    }

    /// <summary>Runs the build.</summary>
    /// <param name="control">The control API.</param>
    /// <param name="report">Receives the trace.</param>
    /// <param name="cancellationToken">Cancels the build.</param>
    /// <returns>The result.</returns>
    /// <exception cref="FormatException">Settings contradict each other.</exception>
    /// <exception cref="DockerOperationException">The build failed.</exception>
    /// <exception cref="DockerException">The engine lacks a feature, or a file of this computer cannot be read or written.</exception>
    public async Task<BuildKitResult> RunAsync(
        BuildControl control, Func<BuildTrace, ValueTask> report, CancellationToken cancellationToken)
    {
        var worker = await control.ListWorkersAsync(cancellationToken).ConfigureAwait(false) is [var first, ..]
            ? first
            : throw new DockerOperationException("The engine's BuildKit has no worker.");
        var transfers = new BuildTransfers(path => Warn(ImageBuildRun.SkippedSocket(path)), error => Warn(error.Message));
        if (source.Context is { } context)
        {
            transfers.Send(context);
        }

        foreach (var named in settings.BuildContext.Where(named => named.IsFolder))
        {
            transfers.Send(named.FolderName, named.Source);
        }

        var hostGateway = worker.HostGateway is null ? await HostGatewayAsync(cancellationToken).ConfigureAwait(false) : null;
        using var stores = new BuildStores();
        transfers.Serve(stores);
        var options = stores.Read(BuildKitOptions.From(settings, source, transfers.Context, engine, hostGateway), Warn);
        var plan = new BuildPlanner(worker, control.Version).Plan(options, SolveRequest.NewReference(), BuildSession.NewId());
        var files = BuildOutputFiles.Open(plan.Outputs, transfers);
        await using (files.ConfigureAwait(false))
        {
            stores.Create(plan);
            var result = await SolveAsync(control, plan, transfers, report, cancellationToken).ConfigureAwait(false);
            await files.CompleteAsync().ConfigureAwait(false);
            await stores.CompleteAsync(result, cancellationToken).ConfigureAwait(false);
            return new(
                result.ImageIdAt(worker),
                result.ExporterResponse,
                files.Paths,
                plan.PushAfterwards);
        }
    }

    /// <summary>
    /// Returns the address of <c>host-gateway</c> on engines that do not tell it: that of their default bridge, which their own route
    /// uses. Null if the build does not need it.
    /// </summary>
    private async Task<string?> HostGatewayAsync(CancellationToken cancellationToken)
    {
        if (settings.ExtraHost?.Any(host => host.Value == BuildKitOptions.HostGateway) != true)
        {
            return null;
        }

        var bridge = await engine.Client.Networks.InspectAsync("bridge", cancellationToken: cancellationToken).ConfigureAwait(false);
        return bridge.Ipam?.Config?.Select(config => config.Gateway).FirstOrDefault(gateway => !string.IsNullOrEmpty(gateway));
    }

    private async Task<SolveResult> SolveAsync(
        BuildControl control,
        BuildPlan plan,
        BuildTransfers transfers,
        Func<BuildTrace, ValueTask> report,
        CancellationToken cancellationToken)
    {
        var session = await BuildKitRoutes
            .OpenSessionAsync(engine.Client, control, plan.Request.SessionId, services, transfers, cancellationToken)
            .ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            try
            {
                return await control.BuildAsync(plan.Request, report, cancellationToken).ConfigureAwait(false);
            }
            catch (DockerOperationException) when (session.Failure is ArchiveException or DockerCredentialException)
            {
                // The engine has the failure of this side in words of its own, which name neither the file nor the remedy.
                ExceptionDispatchInfo.Throw(session.Failure);
                throw;
            }
        }
    }

    private void Warn(string text)
    {
        lock (_warnings)
        {
            _warnings.Add(text);
        }
    }
}
