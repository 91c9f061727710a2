using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Describes a task that failed, or ended although it should run, with its last output.</summary>
internal static class FailedTask
{
    /// <summary>Number of output lines to include.</summary>
    private const int Lines = 10;

    /// <summary>Timeout for reading the output, since the node may not respond.</summary>
    private static readonly TimeSpan s_outputTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Returns a description of the newest failed task of a service or, if none failed, of the newest that ended; null if there is none.
    /// </summary>
    public static async Task<string?> NewestAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        var client = target.Engine.Client;
        var tasks = await client.Tasks.ListAsync(new FilterSet().Add("service", target.Id), cancellationToken).ConfigureAwait(false);
        var ended = Newest(tasks, TaskStates.HasFailed) ?? Newest(tasks, task => task.HasCompleted() && task.JobIteration is null);
        if (ended is not { } task)
        {
            return null;
        }

        var names = await new SwarmNames().OfAsync(target.Engine, cancellationToken).ConfigureAwait(false);
        var shown = new SwarmTask(task, names, target.Engine.Name);
        var exit = shown.ExitCode is { } code ? $" with exit code {code}" : "";
        var tail = await TailAsync(client.Tasks, task, cancellationToken).ConfigureAwait(false);
        return $"The task '{shown}' on the node '{shown.Node}' has {Fate(shown.State)}{exit}: {shown.Error ?? shown.Message}"
            + (tail.Length > 0 ? Environment.NewLine + tail : "");
    }

    private static TaskInspect? Newest(IEnumerable<TaskInspect> tasks, Func<TaskInspect, bool> condition) =>
        tasks.Where(condition).MaxBy(task => EngineTime.FromText(task.Status?.Timestamp));

    private static string Fate(string state) => state switch { "rejected" => "been rejected", "complete" => "ended", _ => "failed" };

    private static async Task<string> TailAsync(TaskEndpoints api, TaskInspect task, CancellationToken cancellationToken)
    {
        var tail = new OutputTail();
        if (task.Status?.ContainerStatus?.ContainerId is not { Length: > 0 })
        {
            return "";
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_outputTimeout);
        try
        {
            await foreach (var line in api.LogsAsync(task.Id, new() { Tail = Lines }, limit.Token).ConfigureAwait(false))
            {
                tail.Add(line.Text);
            }
        }
        catch (Exception error)
            when (error is DockerException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The output is no longer available; the failure is reported without it.
        }

        return tail.ToString();
    }
}
