namespace DockerPS.Operations;

/// <summary>The disk usage of one kind in a report.</summary>
/// <param name="Kind">The kind, in the plural.</param>
/// <param name="Count">The number of objects.</param>
/// <param name="Active">The number of objects in use.</param>
/// <param name="Size">The bytes of all.</param>
/// <param name="Reclaimable">The bytes that removing the unused ones would free.</param>
internal sealed record ReportedUsage(string Kind, long Count, long Active, long Size, long Reclaimable);
