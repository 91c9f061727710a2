using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>Findings about an engine as a whole. Each returns null if there is nothing to say.</summary>
internal static class EngineFindings
{
    /// <summary>Less is not worth the risk of removing something.</summary>
    private const long WorthReclaiming = 1_000_000_000;

    private const string Mark = "WARNING: ";

    /// <summary>Much of the disk usage is of objects that nothing uses.</summary>
    public static Finding? Reclaimable(EngineFacts engine)
    {
        var kinds = engine.Usage.Where(usage => usage.Reclaimable >= WorthReclaiming).ToList();
        return kinds.Count == 0
            ? null
            : new(
                FindingLevel.Advice,
                "Much disk space can be reclaimed",
                "Clear-DockerResource -WhatIf lists what would be removed. Volumes may hold data that is still needed.",
                [.. kinds.Select(usage => new FindingSubject(usage.Kind, Display.Size(usage.Reclaimable)))]);
    }

    /// <summary>The engine has warnings of its own.</summary>
    public static Finding? Warnings(EngineFacts engine) => engine.Warnings.Count == 0
        ? null
        : new(
            FindingLevel.Advice,
            "The engine warns",
            "Most of these name a setting of the engine or of the kernel that is missing; the engine's documentation has the remedy.",
            [
                .. engine.Warnings.Select(warning => new FindingSubject(
                    null, warning.StartsWith(Mark, StringComparison.Ordinal) ? warning[Mark.Length..] : warning)),
            ]);
}
