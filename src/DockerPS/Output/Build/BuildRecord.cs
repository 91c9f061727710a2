using DockerPS.Engine.Builds;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Models;
using DockerPS.Output;
using static DockerPS.Output.EngineValue;

namespace DockerPS;

/// <summary>A build in the history of an engine, as listed by <c>docker buildx history ls</c>.</summary>
public class BuildRecord
{
    internal BuildRecord(BuildHistoryRecord record, string context)
    {
        Id = record.Reference;
        Images = [.. record.Exporters
            .SelectMany(exporter => (exporter.Attributes.GetValueOrDefault("name") ?? "").Split(','))
            .Where(name => name.Length > 0)
            .Select(name => ImageName.TryParse(name)?.Familiar ?? name)
            .Distinct(StringComparer.Ordinal)];
        Name = BuildName.Of(record.FrontendAttributes, BuildxState.Find(record.Reference)) ?? Images.FirstOrDefault();
        (CreatedAt, CompletedAt) = (record.Created?.LocalDateTime, record.Completed?.LocalDateTime);
        Status = CompletedAt is null ? "Running" : record.Error is null ? "Completed" : "Error";
        Duration = CreatedAt is { } start && ((CompletedAt ?? DateTime.Now) - start) is var time
            ? time > TimeSpan.Zero ? time : TimeSpan.Zero
            : null;
        if (record.TotalSteps > 0)
        {
            (TotalSteps, CompletedSteps, CachedSteps) = (record.TotalSteps, record.CompletedSteps, record.CachedSteps);
        }

        (Warnings, Error, Pinned) = (record.Warnings, Text(record.Error), record.IsPinned);
        Context = context;
    }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>
    /// The name like in docker: the folder or URL of the context, the Dockerfile if it has another name, and the target. If the build
    /// was made elsewhere, and neither is known, the first of its images; null if there is none.
    /// </summary>
    public string? Name { get; }

    /// <summary>The status: Running, Completed, or Error for a build that failed or was canceled.</summary>
    public string Status { get; }

    /// <summary>Start time, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>End time, local time; null for a running build.</summary>
    public DateTime? CompletedAt { get; }

    /// <summary>The duration; of a running build, until it was listed.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>The number of steps; null for a running build, and if the engine does not count them.</summary>
    public int? TotalSteps { get; }

    /// <summary>The number of steps that have ended; null if unknown.</summary>
    public int? CompletedSteps { get; }

    /// <summary>The number of steps that were cached; null if unknown.</summary>
    public int? CachedSteps { get; }

    /// <summary>The number of warnings; 0 if the engine does not count them.</summary>
    public int Warnings { get; }

    /// <summary>The error; null if there is none.</summary>
    public string? Error { get; }

    /// <summary>Whether the record is kept when the engine removes old ones.</summary>
    public bool Pinned { get; }

    /// <summary>The references that the build gave to its image.</summary>
    public ObjectList<string> Images { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the id.</summary>
    public override string ToString() => Id;
}
