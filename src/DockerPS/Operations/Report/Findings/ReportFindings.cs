namespace DockerPS.Operations;

/// <summary>Finds what an admin should know about an engine.</summary>
internal static class ReportFindings
{
    /// <summary>Returns the findings about an engine, the worst first.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="now">The time of the report.</param>
    public static IReadOnlyList<Finding> Of(EngineFacts engine, DateTimeOffset now)
    {
        Finding?[] all =
        [
            ContainerFindings.RestartLoop(engine, now),
            ContainerFindings.Unhealthy(engine),
            ContainerFindings.OutOfMemory(engine),
            ContainerFindings.NotStarted(engine),
            ContainerFindings.Privileged(engine),
            ContainerFindings.EngineSocket(engine),
            ContainerFindings.OpenPorts(engine),
            ContainerFindings.NoHealthCheck(engine),
            ContainerFindings.NoMemoryLimit(engine),
            ContainerFindings.Root(engine),
            ContainerFindings.LatestTag(engine),
            EngineFindings.Reclaimable(engine),
            EngineFindings.Warnings(engine),
        ];
        return [.. all.OfType<Finding>().OrderBy(finding => finding.Level)];
    }
}
