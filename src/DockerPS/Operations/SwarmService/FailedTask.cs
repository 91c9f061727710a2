using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>A task that has failed, or has ended though it is to run, and the last that it wrote.</summary>
internal static class FailedTask
{
    /// <summary>How many lines are told.</summary>
    private const int Lines = 10;

    /// <summary>A node that does not answer has no lines.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>The newest task of a service that has failed, or where none has, that has ended, for people, with its last lines; null where none has.</summary>
    public static async Task<string?> NewestAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        var client = target.Engine.Client;
        var tasks = await client.Tasks.ListAsync(new FilterSet().Add("service", target.Id), cancellationToken).ConfigureAwait(false);
        if ((Newest(tasks, TaskStates.HasFailed) ?? Newest(tasks, ended => ended.HasCompleted() && ended.JobIteration is null)) is not { } task)
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
        limit.CancelAfter(s_patience);
        try
        {
            await foreach (var line in api.LogsAsync(task.Id, new() { Tail = Lines }, limit.Token).ConfigureAwait(false))
            {
                tail.Add(line.Text);
            }
        }
        catch (Exception gone) when (gone is DockerException || (gone is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // What it wrote is not there any more; that it failed is told all the same.
        }

        return tail.ToString();
    }
}
